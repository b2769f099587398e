import type { AccessLog } from '../ports/access-log.ts';
import type { ApiKeyDirectory } from '../ports/api-keys.ts';
import type { IdempotencyStore } from '../ports/idempotency-store.ts';
import type { RateCounter } from '../ports/rate-counter.ts';
import type { SigningLinkDirectory } from '../ports/signing-links.ts';
import type { RateClass, RateLimit } from './rate-classes.ts';
import type { Route } from './route.ts';

/** All that is ever logged of a request; no path, query, address or name. */
export interface RequestLogEntry {
  readonly operationId: string;
  readonly requestId: string;
  readonly status: number;
  /** Of the problem, null on success. */
  readonly code: string | null;
  readonly durationMs: number;
  /** Class name of what was thrown and is no problem of ours. */
  readonly errorClass: string | null;
}

/** What a unit hands to its HTTP shell. A route whose port is missing fails at start, not at its first call. */
export interface HttpDeps {
  readonly apiKeys?: ApiKeyDirectory;
  readonly signingLinks?: SigningLinkDirectory;
  readonly rateCounter?: RateCounter;
  readonly idempotency?: IdempotencyStore;
  /** Every unit that knows its callers has one. */
  readonly accessLog?: Pick<AccessLog, 'record'>;
  readonly rateLimits?: Partial<Record<Exclude<RateClass, 'none'>, RateLimit>>;
  /** All routes, in the unit that answers unmatched calls. */
  readonly knownRoutes?: readonly Route[];
  /** Checks every answer against its schema; for development and tests. */
  readonly validateResponses?: boolean;
  readonly now?: () => Date;
  readonly log: (entry: RequestLogEntry) => void;
}
