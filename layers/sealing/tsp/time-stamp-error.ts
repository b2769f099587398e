/** What went wrong with a time-stamp (RFC 3161). */
export type TimeStampFailure =
  | 'malformed'
  | 'refused'
  | 'unavailable'
  | 'nonce'
  | 'imprint'
  | 'policy'
  | 'time'
  | 'signature'
  | 'certificate'
  | 'chain';

/** A time-stamp that was not given or does not hold. `code` is `time_stamp_` and the failure. */
export class TimeStampError extends Error {
  readonly code: `time_stamp_${TimeStampFailure}`;

  constructor(failure: TimeStampFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TimeStampError';
    this.code = `time_stamp_${failure}`;
  }
}
