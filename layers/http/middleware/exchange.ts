import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { ApiKeyPrincipal } from '../../ports/api-keys.ts';
import type { RateAnswer } from '../../ports/rate-counter.ts';
import type { SigningPrincipal } from '../../ports/signing-links.ts';
import type { IfMatch } from '../etag.ts';
import type { Problem } from '../problems.ts';
import type { RateLimit } from '../rate-classes.ts';
import type { Route } from '../route.ts';

/** What a handler answers, before it is rendered. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly etag?: string;
  readonly envelopeId?: string;
}

/** One request on its way through the onion: each layer fills in what it found. */
export interface Exchange {
  readonly event: APIGatewayProxyEvent;
  readonly route: Route;
  readonly requestId: string;
  readonly now: Date;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly rawBody: Buffer;
  principal: ApiKeyPrincipal | SigningPrincipal | null;
  /** Why there is no principal; thrown once the attempt has been counted. */
  refusal: Problem | null;
  rate: { readonly name: string; readonly limit: RateLimit; readonly answer: RateAnswer } | null;
  parsedBody: unknown;
  params: unknown;
  query: unknown;
  body: unknown;
  ifMatch: IfMatch | null;
  idempotencyKey: string | null;
  signingSession: string | null;
  privacySession: string | null;
  replayed: boolean;
  /** What failed after the work was done; the answer stands, the log tells. */
  unfinished: Error | null;
}

/** The one value of a header, null without it; with several the call is refused by `headers`. */
export const headerOf = (exchange: Pick<Exchange, 'headers'>, name: string): string | null =>
  exchange.headers.get(name)?.[0] ?? null;
