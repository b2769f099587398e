/** A CRL or OCSP answer (RFC 5280 §5, RFC 6960) that cannot be read. */
export class RevocationError extends Error {
  readonly code: 'crl_malformed' | 'ocsp_malformed' | 'ocsp_refused';

  constructor(
    code: 'crl_malformed' | 'ocsp_malformed' | 'ocsp_refused',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'RevocationError';
    this.code = code;
  }
}
