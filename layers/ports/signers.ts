/** Signs with a key that never leaves KMS. */
export interface KeySigner {
  /** A signature over a digest that this system built itself: RSA bytes or DER ECDSA-Sig-Value. */
  sign(keyId: string, digest: Uint8Array): Promise<Uint8Array>;
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
  sign(payload: Readonly<Record<string, unknown>>): Promise<string>;
  jwks(): Promise<readonly Jwk[]>;
}
