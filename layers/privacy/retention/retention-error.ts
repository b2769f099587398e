/** A retention rule or period that cannot be used. */
export class RetentionError extends Error {
  readonly code:
    | 'rule_unknown'
    | 'period_invalid'
    | 'period_too_short'
    | 'period_too_long'
    | 'period_not_finite'
    | 'fiscal_year_end_invalid'
    | 'time_missing';

  constructor(code: RetentionError['code'], detail: string) {
    super(detail);
    this.name = 'RetentionError';
    this.code = code;
  }
}
