/** A text that cannot be given: unknown, or its published wording was changed. */
export class TextError extends Error {
  readonly code: 'text_unknown' | 'text_changed';

  constructor(code: TextError['code'], detail: string) {
    super(detail);
    this.name = 'TextError';
    this.code = code;
  }
}
