/** A date or a clock that makes no sense. */
export class CalendarError extends Error {
  readonly code:
    | 'date_invalid'
    | 'country_unknown'
    | 'extension_late'
    | 'extension_without_reason'
    | 'year_out_of_range';

  constructor(code: CalendarError['code'], detail: string) {
    super(detail);
    this.name = 'CalendarError';
    this.code = code;
  }
}
