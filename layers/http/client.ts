import type { z } from 'zod';
import type { Route } from './route.ts';
import { type Routes, routes } from './routes.ts';
import type { ProblemDocument } from './schemas/problem.ts';

type ParamsPart<R extends Route> = R extends { params: infer S extends z.ZodType }
  ? { params: z.input<S> }
  : unknown;

/** No query member of the API is required. */
type QueryPart<R extends Route> = R extends { query: infer S extends z.ZodType }
  ? { query?: { readonly [K in keyof z.input<S>]?: string | number } }
  : unknown;

type BodyPart<R extends Route> = R extends { body: { schema: infer S extends z.ZodType; required: infer N } }
  ? N extends true
    ? { body: z.input<S> }
    : { body?: z.input<S> }
  : unknown;

interface CallOptions {
  /** Replaces the client's own; null sends none. */
  readonly authorization?: string | null;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly signingSession?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ClientInput<R extends Route> = ParamsPart<R> & QueryPart<R> & BodyPart<R> & CallOptions;

type SuccessOf<R extends Route> = {
  [S in Extract<keyof R['responses'], number>]: R['responses'][S] extends {
    schema: infer B extends z.ZodType;
  }
    ? { readonly ok: true; readonly status: S; readonly body: z.output<B>; readonly headers: Headers }
    : never;
}[Extract<keyof R['responses'], number>];

/** A call that was refused. */
export interface ClientProblem {
  readonly ok: false;
  readonly status: number;
  readonly body: ProblemDocument;
  readonly headers: Headers;
}

export type ClientAnswer<R extends Route> = SuccessOf<R> | ClientProblem;

/** A function for every operation of the route table. */
export type Client = {
  readonly [R in Routes as R['operationId']]: Partial<ClientInput<R>> extends ClientInput<R>
    ? (input?: ClientInput<R>) => Promise<ClientAnswer<R>>
    : (input: ClientInput<R>) => Promise<ClientAnswer<R>>;
};

interface AnyInput extends CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
}

interface ClientOptions {
  /** Origin of the service, without a path. */
  readonly baseUrl: string;
  /** `Bearer sk_…` or `Signing <token>`. */
  readonly authorization?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Sees every answer before the caller does; `assertAnswer` checks it against its route. */
  readonly onAnswer?: (route: Route, answer: { status: number; body: unknown }) => void;
}

function urlOf(route: Route, baseUrl: string, { params = {}, query = {} }: AnyInput): URL {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const url = new URL(path, baseUrl);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url;
}

function headersOf(route: Route, own: string | undefined, input: AnyInput): Headers {
  const headers = new Headers(input.headers);
  const authorization = input.authorization === undefined ? own : input.authorization;
  if (authorization) headers.set('authorization', authorization);
  if (input.body !== undefined)
    headers.set('content-type', route.body?.contentTypes[0] ?? 'application/json');
  if (input.idempotencyKey) headers.set('idempotency-key', input.idempotencyKey);
  if (input.ifMatch) headers.set('if-match', input.ifMatch);
  if (input.signingSession) headers.set('signing-session', input.signingSession);
  return headers;
}

async function read(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (/json/.test(type)) return response.json();
  return type.startsWith('text/') ? response.text() : new Uint8Array(await response.arrayBuffer());
}

/** A typed client of the API: `client.createEnvelope({ body })`. It throws only when there is no answer at all. */
export function createClient({
  baseUrl,
  authorization,
  fetch = globalThis.fetch,
  onAnswer,
}: ClientOptions): Client {
  const call =
    (route: Route) =>
    async (input: AnyInput = {}) => {
      const body = input.body instanceof Uint8Array ? new Uint8Array(input.body) : JSON.stringify(input.body);
      const response = await fetch(urlOf(route, baseUrl, input), {
        method: route.method,
        headers: headersOf(route, authorization, input),
        ...(input.body === undefined ? {} : { body }),
      });
      const { ok, status, headers } = response;
      const answer = { ok, status, headers, body: await read(response) };
      onAnswer?.(route, answer);
      return answer;
    };
  return Object.fromEntries(routes.map((route) => [route.operationId, call(route)])) as unknown as Client;
}
