/** Codes that the schemas give to single entries of a problem's `errors`; the rules of the domain add their own. */
export type FieldErrorCode =
  | 'required'
  | 'unknown_field'
  | 'repeated'
  | 'invalid_type'
  | 'invalid_value'
  | 'invalid_format'
  | 'invalid_characters'
  | 'invalid_email'
  | 'invalid_phone'
  | 'invalid_base64'
  | 'invalid_date'
  | 'url_not_allowed'
  | 'too_short'
  | 'too_long'
  | 'too_few'
  | 'too_many'
  | 'too_small'
  | 'too_big'
  | 'duplicate'
  | 'not_allowed';

/** One entry of `errors`: an RFC 6901 pointer into the body (or `/query/<name>`). */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  /** With `document_refused`: the reason as in Document. */
  readonly reason?: string;
}
