/**
 * `field_unknown`: the form has no such field. `field_not_fillable`: read-only, a signature, a push button, or without
 * a place on a page. `value_not_allowed`: too long, no choice of the field, or of another kind.
 */
export type FormFillErrorCode = 'field_unknown' | 'field_not_fillable' | 'value_not_allowed';

/** A form field that cannot be filled as asked. */
export class FormFillError extends Error {
  readonly code: FormFillErrorCode;
  /** Full name of the field. */
  readonly field: string;
  constructor(code: FormFillErrorCode, field: string, message: string) {
    super(`${field}: ${message}`);
    this.name = 'FormFillError';
    this.code = code;
    this.field = field;
  }
}
