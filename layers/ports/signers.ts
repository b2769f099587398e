/** What a key in KMS may sign with here; the names are the engine's. */
export type KeyAlgorithm = 'ecdsa-sha256' | 'ecdsa-sha384' | 'ecdsa-sha512' | 'rsa-sha256' | 'rsa-pss-sha256';

/** Signs with a key that never leaves KMS. */
export interface KeySigner {
  /** A signature over a digest of something that this system built itself: RSA bytes or DER ECDSA-Sig-Value. */
  sign(keyId: string, digest: Uint8Array, algorithm?: KeyAlgorithm): Promise<Uint8Array>;
  /** SubjectPublicKeyInfo, DER. */
  publicKey(keyId: string): Promise<Uint8Array>;
}

export interface Jwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'ES256';
}

/** Signs what anybody can verify with the published keys: compact JWS, ES256. */
export interface ReceiptSigner {
  /** @param typ what kind of statement it is, `JOSE` when not said */
  sign(payload: Readonly<Record<string, unknown>>, typ?: string): Promise<string>;
  jwks(): Promise<readonly Jwk[]>;
}
