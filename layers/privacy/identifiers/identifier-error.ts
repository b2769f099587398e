/** A number that is not what it should be. The text never repeats the number. */
export class IdentifierError extends Error {
  readonly code:
    | 'identifier_format'
    | 'identifier_checksum'
    | 'identifier_date'
    | 'identifier_century_missing'
    | 'identifier_is_personal';

  constructor(code: IdentifierError['code'], detail: string) {
    super(detail);
    this.name = 'IdentifierError';
    this.code = code;
  }
}
