import type { SignatureScheme } from '../crypto/crypto-port.ts';
import type { PublicKeyInfo } from '../crypto/public-key.ts';

/** Bits of KeyUsage (RFC 5280 §4.2.1.3). */
export const KEY_USAGE = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

/** Extensions that the engine looks at; null where the certificate has none. */
export interface CertificateExtensions {
  /** Bits of {@link KEY_USAGE}. */
  readonly keyUsage: ReadonlySet<number> | null;
  readonly keyUsageCritical: boolean;
  /** Dotted purposes. */
  readonly extendedKeyUsage: readonly string[] | null;
  readonly extendedKeyUsageCritical: boolean;
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | null } | null;
  readonly subjectKeyIdentifier: Uint8Array | null;
  readonly authorityKeyIdentifier: Uint8Array | null;
  readonly crlUrls: readonly string[];
  readonly ocspUrls: readonly string[];
  readonly caIssuersUrls: readonly string[];
  /** id-pkix-ocsp-nocheck (RFC 6960 §4.2.2.2.1): no revocation data is asked for this responder. */
  readonly ocspNoCheck: boolean;
  /** Contents of NameConstraints as DER. */
  readonly nameConstraints: Uint8Array | null;
  /** Contents of SubjectAltName as DER. */
  readonly subjectAltName: Uint8Array | null;
  readonly qcStatements: boolean;
  /** Critical extensions that this engine does not process: the path must be refused (RFC 5280 §4.2). */
  readonly unknownCritical: readonly string[];
}

/** An X.509 v3 certificate, read. Byte arrays are views on `der`. */
export interface Certificate {
  readonly der: Uint8Array;
  /** TBSCertificate, what is signed. */
  readonly tbs: Uint8Array;
  /** Lower-case hexadecimal of the serial number's contents octets. */
  readonly serial: string;
  /** INTEGER as it stands. */
  readonly serialDer: Uint8Array;
  /** DER Name. */
  readonly issuer: Uint8Array;
  /** DER Name. */
  readonly subject: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly publicKey: PublicKeyInfo;
  /** Null when the algorithm is not known to the engine. */
  readonly scheme: SignatureScheme | null;
  readonly signature: Uint8Array;
  readonly extensions: CertificateExtensions;
}
