/** Hash functions the engine computes. SHA-1 only to read what others made; the policy judges it. */
export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** How a signature value was made. `data` is hashed by the implementation, never by the caller. */
export type SignatureScheme =
  | { readonly kind: 'ecdsa'; readonly hash: HashName }
  | { readonly kind: 'rsa'; readonly hash: HashName }
  /** Ed25519 (RFC 8419); SHA-512 is the digest that goes with it. Only to read what others made. */
  | { readonly kind: 'eddsa'; readonly hash: 'sha512' }
  | {
      readonly kind: 'rsa-pss';
      readonly hash: HashName;
      readonly mgfHash: HashName;
      readonly saltLength: number;
    };

/** Hashes what it is given, chunk by chunk. `digest` may be called once. */
export interface Hasher {
  update(chunk: Uint8Array): void;
  /** A second hasher that has seen the same bytes. */
  copy(): Hasher;
  digest(): Promise<Uint8Array>;
}

/** The mathematics of the engine, so that it runs on node:crypto and in a browser alike. */
export interface CryptoPort {
  /** Hash of the chunks joined. */
  digest(hash: HashName, ...chunks: readonly Uint8Array[]): Promise<Uint8Array>;
  hasher(hash: HashName): Hasher;
  /**
   * True when `signature` over `data` is right for the DER SubjectPublicKeyInfo `spki`. ECDSA values are DER
   * ECDSA-Sig-Value (RFC 3279 §2.2.3). A key or value that cannot be read gives false, never an exception.
   */
  verify(
    spki: Uint8Array,
    scheme: SignatureScheme,
    data: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean>;
  /** False when `verify` cannot decide about such a key or scheme: browsers do not know every curve. */
  supports(spki: Uint8Array, scheme: SignatureScheme): boolean;
  /** Octets from the system's cryptographic generator. */
  random(length: number): Uint8Array;
}

/** Octets of a digest. */
export const HASH_LENGTH: Readonly<Record<HashName, number>> = {
  sha1: 20,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};
