/** What a person reads of a certificate. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/** Reads public certificates; needs no key and no store. */
export interface CertificateReader {
  describe(certificate: Uint8Array): CertificateFacts;
  /** DER Name. */
  subjectOf(certificate: Uint8Array): Uint8Array;
  isCertificate(der: Uint8Array): boolean;
}
