/**
 * A rule of the domain said no. `code` is stable and public (contract §1); `status` is its HTTP status.
 * The detail is written for a developer and holds no personal data.
 */
export class Failure extends Error {
  readonly code: string;
  readonly status: number;
  readonly errors: readonly FailureEntry[];
  readonly retryAfter: number | null;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { errors?: readonly FailureEntry[]; retryAfter?: number } = {},
  ) {
    super(detail);
    this.name = 'Failure';
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.retryAfter = more.retryAfter ?? null;
  }
}

export interface FailureEntry {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly reason?: string;
}

export const notFound = () => new Failure(404, 'not_found', 'There is nothing here under this id.');
export const invalidState = (detail: string) => new Failure(409, 'invalid_state', detail);
export const envelopeFrozen = () =>
  new Failure(
    409,
    'envelope_frozen',
    'A sent envelope does not change. Use correct, or void it and start from a copy.',
  );
export const restricted = () =>
  new Failure(
    409,
    'restricted',
    'Processing of this envelope is restricted until a request about it is decided.',
  );
export const versionConflict = () =>
  new Failure(412, 'version_conflict', 'The resource has changed since the version named in If-Match.');
