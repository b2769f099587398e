/** Why a remote signing service did not sign. */
export type CscFault =
  | 'csc_unavailable'
  | 'csc_refused'
  | 'csc_malformed'
  | 'csc_credential_unusable'
  | 'csc_authorization_needed';

/** The service's own `error` and `error_description` (CSC API v2 §10.1) stand in the message. */
export class CscError extends Error {
  readonly code: CscFault;
  constructor(code: CscFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CscError';
    this.code = code;
  }
}
