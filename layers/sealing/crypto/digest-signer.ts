import type { CryptoPort } from './crypto-port.ts';
import { hashOf, type SignatureAlgorithm } from './signature-algorithm.ts';

/**
 * Signs a digest with a key that stays where it is. Answers RSA octets, or DER ECDSA-Sig-Value: what KMS
 * `Sign(MessageType=DIGEST)` gives. `message` is what was hashed: a key that node:crypto or WebCrypto holds must sign
 * that, since both hash again when they are given an ECDSA digest. A remote service ignores it.
 */
export type DigestSigner = (digest: Uint8Array, message: Uint8Array) => Promise<Uint8Array>;

/** Hashes `message` with the algorithm's hash and has it signed. */
export async function signMessage(
  message: Uint8Array,
  { algorithm, sign, crypto }: { algorithm: SignatureAlgorithm; sign: DigestSigner; crypto: CryptoPort },
): Promise<Uint8Array> {
  return sign(await crypto.digest(hashOf(algorithm), message), message);
}
