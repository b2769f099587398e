/**
 * `field_taken`: a field of this name is signed already or is no signature field. `signature_too_large`: the CMS does
 * not fit into the reserved space. `state_mismatch`: the kept state is not one of this original. `bad_request`: the
 * caller asks for what the standards forbid. `signature_wrong`: the value that came back was not made by the
 * certificate's key over what was prepared.
 */
export type SignErrorCode =
  | 'field_taken'
  | 'signature_too_large'
  | 'state_mismatch'
  | 'bad_request'
  | 'signature_wrong';

/** A signature that cannot be made as asked; the document itself is fit to be signed. */
export class SignError extends Error {
  readonly code: SignErrorCode;
  constructor(code: SignErrorCode, message: string) {
    super(message);
    this.name = 'SignError';
    this.code = code;
  }
}
