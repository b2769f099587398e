import type { SignatureAlgorithm } from '../crypto/signature-algorithm.ts';

/** Whose key signs, and with what. Holds nothing secret. */
export interface SignerProfile {
  /** DER certificate of the signing key. */
  readonly certificate: Uint8Array;
  /** DER certificates from the issuer up to and including the root: all of them go into the CMS. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
}
