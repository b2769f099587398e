import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AwsError } from '../types.ts';

/** Name and value pairs that are bound to a ciphertext. */
export type EncryptionContext = Record<string, string>;

const VERSION = 1;
const ID_BYTES = 36;

const additionalData = (keyId: string, context: EncryptionContext) =>
  Buffer.from(JSON.stringify([keyId, Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))]));

/** A ciphertext blob: version, key id, nonce, tag, AES-256-GCM over the plaintext with the context as additional data. */
export function seal(keyId: string, material: Buffer, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', material, nonce).setAAD(additionalData(keyId, context));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([
    Buffer.of(VERSION),
    Buffer.from(keyId.padEnd(ID_BYTES)),
    nonce,
    cipher.getAuthTag(),
    body,
  ]);
}

const invalid = () => new AwsError('InvalidCiphertextException', 'The ciphertext is invalid');

/** The id of the key that sealed a blob. @throws AwsError InvalidCiphertextException */
export function keyIdOf(blob: Buffer): string {
  if (blob[0] !== VERSION || blob.length < 1 + ID_BYTES + 28) throw invalid();
  return blob.toString('latin1', 1, 1 + ID_BYTES).trim();
}

/** Opens a blob. @throws AwsError InvalidCiphertextException also when the context is not the one it was sealed with */
export function open(material: Buffer, blob: Buffer, context: EncryptionContext): Buffer {
  const keyId = keyIdOf(blob);
  const at = 1 + ID_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', material, blob.subarray(at, at + 12));
  decipher.setAAD(additionalData(keyId, context)).setAuthTag(blob.subarray(at + 12, at + 28));
  try {
    return Buffer.concat([decipher.update(blob.subarray(at + 28)), decipher.final()]);
  } catch {
    throw invalid();
  }
}
