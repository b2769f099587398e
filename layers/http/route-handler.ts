import type { z } from 'zod';
import type { ApiKeyPrincipal } from '../ports/api-keys.ts';
import type { SigningPrincipal } from '../ports/signing-links.ts';
import type { IfMatch } from './etag.ts';
import type { Route } from './route.ts';
import type { OperationId, RouteOf } from './routes.ts';

type Parsed<R extends Route, Part extends 'params' | 'query'> = R extends {
  [P in Part]: infer S extends z.ZodType;
}
  ? z.output<S>
  : Record<string, never>;

type BodyOf<R extends Route> = R extends { body: { schema: infer S extends z.ZodType } } ? z.output<S> : null;

interface Principals {
  apiKey: ApiKeyPrincipal;
  signing: SigningPrincipal;
  public: null;
}

/** A call that has passed every check of its route. */
export interface RouteCall<R extends Route = Route> {
  readonly operationId: R['operationId'];
  readonly params: Parsed<R, 'params'>;
  readonly query: Parsed<R, 'query'>;
  readonly body: BodyOf<R>;
  readonly principal: Principals[R['auth']];
  /** Null where the client set no condition, or the route honours none. */
  readonly ifMatch: IfMatch | null;
  readonly idempotencyKey: string | null;
  /** The `Signing-Session` that a verified code gave. */
  readonly signingSession: string | null;
  /** The `Privacy-Session` that a verified code about a request gave. */
  readonly privacySession: string | null;
  readonly now: Date;
  /** `req_…`, in the answer, the log and the access log. */
  readonly requestId: string;
  readonly sourceIp: string;
  readonly userAgent: string | null;
  /** `Accept` and `Accept-Language` as they came; null without. */
  readonly accept: string | null;
  readonly acceptLanguage: string | null;
}

type AnswerWith<Status, Body> = {
  readonly status: Status;
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
  /** An entity tag with its quotes, best by `etagOf(version)`. */
  readonly etag?: string;
  /** The envelope whose key protects the kept answer, where neither path nor principal tells it. */
  readonly envelopeId?: string;
};

type StatusOf<R extends Route> = Extract<keyof R['responses'], number>;

/** What a handler may answer: a declared status with the body declared for it. */
export type RouteAnswer<R extends Route = Route> = {
  [S in StatusOf<R>]: R['responses'][S] extends { schema: infer B extends z.ZodType }
    ? AnswerWith<S, z.output<B>>
    : never;
}[StatusOf<R>];

export type HandlerOf<R extends Route> = (call: RouteCall<R>) => Promise<RouteAnswer<R>>;

/** The handler of one operation, as a handler file declares it. */
export type RouteHandler<Id extends OperationId> = HandlerOf<RouteOf<Id>>;

/** A handler for every route of a unit, no more and no less. */
export type HandlersOf<Table extends readonly Route[]> = {
  readonly [Id in Table[number]['operationId']]: HandlerOf<Extract<Table[number], { operationId: Id }>>;
};
