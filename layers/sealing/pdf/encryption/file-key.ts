import { PdfRefused } from '../pdf-refused.ts';
import { aesCbcDecryptBlocks, aesCbcEncryptBlocks } from './aes-cbc.ts';
import type { EncryptionDictionary } from './encryption-dictionary.ts';
import { md5 } from './md5.ts';
import { rc4 } from './rc4.ts';

/** What an empty password is padded with (ISO 32000-2 §7.6.4.3.2, algorithm 2). */
const PADDING = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g) ?? [],
  (digits) => Number.parseInt(digits, 16),
);

/**
 * The key of a file that opens with the empty user password.
 * @param id the first element of the trailer's `/ID`
 * @throws PdfRefused `passwordProtected` when a password is needed
 */
export async function emptyPasswordKey(
  encryption: EncryptionDictionary,
  id: Uint8Array,
): Promise<Uint8Array> {
  const key = encryption.revision >= 5 ? await modernKey(encryption) : classicKey(encryption, id);
  if (key === undefined)
    throw new PdfRefused('passwordProtected', { message: 'a password is needed to open it' });
  return key;
}

/** Algorithms 2, 4, 5 and 6 of §7.6.4. */
function classicKey(encryption: EncryptionDictionary, id: Uint8Array): Uint8Array | undefined {
  const { revision, keyLength, owner, permissions, encryptMetadata, user } = encryption;
  const flags = new Uint8Array(4);
  new DataView(flags.buffer).setInt32(0, permissions, true);
  const unencrypted = revision >= 4 && !encryptMetadata ? [Uint8Array.of(255, 255, 255, 255)] : [];
  let hash = md5(PADDING, owner.subarray(0, 32), flags, id, ...unencrypted);
  for (let i = 0; revision >= 3 && i < 50; i++) hash = md5(hash.subarray(0, keyLength));
  const key = hash.subarray(0, keyLength);
  let proof = rc4(key, revision === 2 ? PADDING : md5(PADDING, id));
  for (let i = 1; revision >= 3 && i < 20; i++) {
    proof = rc4(
      key.map((byte) => byte ^ i),
      proof,
    );
  }
  return equal(proof, user.subarray(0, proof.length)) ? key : undefined;
}

/** Algorithm 2.A of §7.6.4.3.3: hash, validation salt and key salt in `/U`, the key wrapped in `/UE`. */
async function modernKey({ revision, user, userKey }: EncryptionDictionary): Promise<Uint8Array | undefined> {
  if (user.length < 48 || userKey.length < 32) return undefined;
  const proof = await passwordHash(user.subarray(32, 40), revision);
  if (!equal(proof, user.subarray(0, 32))) return undefined;
  const wrapping = await passwordHash(user.subarray(40, 48), revision);
  return aesCbcDecryptBlocks(wrapping, new Uint8Array(16), userKey.subarray(0, 32));
}

/** Algorithm 2.B for the empty password; revision 5 hashes once. */
async function passwordHash(salt: Uint8Array, revision: number): Promise<Uint8Array> {
  let hash = await digest('SHA-256', salt);
  if (revision === 5) return hash;
  for (let round = 0; ; round++) {
    const repeated = new Uint8Array(hash.length * 64);
    for (let i = 0; i < 64; i++) repeated.set(hash, i * hash.length);
    const block = await aesCbcEncryptBlocks(hash.subarray(0, 16), hash.subarray(16, 32), repeated);
    const remainder = block.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    hash = await digest(remainder === 0 ? 'SHA-256' : remainder === 1 ? 'SHA-384' : 'SHA-512', block);
    if (round >= 63 && (block.at(-1) ?? 0) <= round - 31) return hash.subarray(0, 32);
  }
}

async function digest(hash: string, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest(hash, Uint8Array.from(bytes)));
}

const equal = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
