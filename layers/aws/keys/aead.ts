import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
const FORMAT = 1;

/** AES-256-GCM: format byte ‖ 12-byte nonce ‖ ciphertext ‖ 16-byte tag. The additional data bind it to its place. */
export function close(key: Uint8Array, plaintext: Uint8Array, additionalData: string): Uint8Array {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(additionalData, 'utf8'));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Uint8Array.of(FORMAT), nonce, body, cipher.getAuthTag()]);
}

/** @throws Error when the blob was changed, moved to another place, or belongs to another key */
export function open(key: Uint8Array, blob: Uint8Array, additionalData: string): Buffer {
  if (blob.length < 1 + NONCE + TAG || blob[0] !== FORMAT) throw new Error('not a closed blob');
  const decipher = createDecipheriv('aes-256-gcm', key, blob.subarray(1, 1 + NONCE))
    .setAAD(Buffer.from(additionalData, 'utf8'))
    .setAuthTag(blob.subarray(blob.length - TAG));
  return Buffer.concat([decipher.update(blob.subarray(1 + NONCE, blob.length - TAG)), decipher.final()]);
}
