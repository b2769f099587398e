/** A certificate, request, CRL or name (RFC 5280, RFC 2986) that cannot be read or built. */
export class CertificateError extends Error {
  readonly code: 'certificate_malformed' | 'certificate_unusable';

  constructor(
    code: 'certificate_malformed' | 'certificate_unusable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CertificateError';
    this.code = code;
  }
}
