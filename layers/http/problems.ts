import type { FieldError } from './field-error.ts';
import { isProblemCode, type ProblemCode, problemCodes } from './problem-codes.ts';
import { problemType } from './problem-type.ts';
import type { ProblemDocument } from './schemas/problem.ts';

interface ProblemParts {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is a problem document (RFC 9457). `detail` is written for developers, without personal data. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: string | null;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    detail: string | null = null,
    { errors = [], headers = {} }: ProblemParts = {},
  ) {
    super(detail ?? problemCodes[code].title);
    this.name = 'Problem';
    this.code = code;
    this.status = problemCodes[code].status;
    // One body whatever the reason: unknown, malformed, foreign, revoked.
    this.detail = code === 'not_found' ? null : detail;
    this.errors = errors;
    this.headers = headers;
  }

  /** The document that is sent. */
  toDocument(requestId: string): ProblemDocument {
    return {
      type: problemType(this.code),
      title: problemCodes[this.code].title,
      status: this.status,
      detail: this.detail,
      code: this.code,
      requestId,
      errors: this.errors.map((error) => ({ ...error })),
    };
  }
}

/** Names of AWS errors that mean: too fast, try again. */
const throttled = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ServiceUnavailable',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const member = (value: object, name: string): unknown =>
  name in value ? Reflect.get(value, name) : undefined;

function fieldErrorsOf(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.map(({ pointer, code, detail, reason }: FieldError) => ({
    pointer,
    code,
    detail,
    ...(reason === undefined ? {} : { reason }),
  }));
}

/**
 * The problem that an error stands for. An error of the rules (`Failure` and its like) carries a `code` of
 * our list, a message without personal data, `errors` and perhaps `retryAfter` in seconds. Whatever else is
 * thrown is `internal_error`, and nothing of it is told.
 */
export function problemFromError(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem('internal_error');
  const code = member(error, 'code');
  if (isProblemCode(code)) {
    const retryAfter = member(error, 'retryAfter');
    const headers: Record<string, string> =
      typeof retryAfter === 'number' ? { 'retry-after': String(Math.ceil(retryAfter)) } : {};
    return new Problem(code, error.message || null, {
      errors: fieldErrorsOf(member(error, 'errors')),
      headers,
    });
  }
  if (throttled.has(error.name))
    return new Problem('service_unavailable', null, { headers: { 'retry-after': '1' } });
  return new Problem('internal_error');
}
