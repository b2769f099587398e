/** A policy that cannot be compiled or put into force. */
export class PolicyError extends Error {
  readonly code:
    | 'place_unfilled'
    | 'term_missing'
    | 'sources_invalid'
    | 'effective_too_early'
    | 'notices_missing'
    | 'version_taken';

  constructor(code: PolicyError['code'], detail: string) {
    super(detail);
    this.name = 'PolicyError';
    this.code = code;
  }
}
