import type { ByteSource } from '../bytes/byte-source.ts';
import { Sha256, type Sha256State } from '../bytes/sha256.ts';
import type { CryptoPort, HashName } from '../crypto/crypto-port.ts';
import type { PreparedSignature } from './prepared-signature.ts';
import { SignError } from './sign-error.ts';

/** The original's kept SHA-256 state, or the original itself, which is then read once. */
export type Original = { readonly state: Sha256State } | { readonly source: ByteSource };

const CHUNK = 1024 ** 2;

/**
 * Hash over the byte range of a prepared signature. With a kept state only the tail is hashed; a state serves
 * SHA-256 alone.
 * @throws SignError `state_mismatch` when the original is not as long as the one that was prepared
 */
export async function digestPrepared(
  prepared: PreparedSignature,
  original: Original,
  hash: HashName,
  crypto: CryptoPort,
): Promise<Uint8Array> {
  const hole = prepared.holeOffset - prepared.originalSize;
  const signed = [
    prepared.tail.subarray(0, hole),
    prepared.tail.subarray(hole + prepared.reservedBytes * 2 + 2),
  ];
  const length = 'state' in original ? original.state.length : original.source.size;
  if (length !== prepared.originalSize)
    throw new SignError('state_mismatch', 'the original has another length');
  if ('state' in original) {
    if (hash !== 'sha256') throw new SignError('state_mismatch', 'a kept state serves SHA-256 only');
    const resumed = new Sha256(original.state);
    for (const piece of signed) resumed.update(piece);
    return resumed.digest();
  }
  const hasher = crypto.hasher(hash);
  for (let at = 0; at < length; at += CHUNK) {
    hasher.update(await original.source.read(at, Math.min(CHUNK, length - at)));
  }
  for (const piece of signed) hasher.update(piece);
  return hasher.digest();
}
