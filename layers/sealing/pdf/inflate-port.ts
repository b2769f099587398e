/**
 * Inflates zlib data (RFC 1950) up to `limit` bytes; data that end early give what they held.
 * @throws InflateError
 */
export type Inflate = (data: Uint8Array, limit: number) => Promise<Uint8Array>;

/** `limit`: more would have come out. `corrupt`: not zlib data. */
export class InflateError extends Error {
  readonly code: 'limit' | 'corrupt';
  constructor(code: 'limit' | 'corrupt', options?: ErrorOptions) {
    super(`inflate: ${code}`, options);
    this.name = 'InflateError';
    this.code = code;
  }
}
