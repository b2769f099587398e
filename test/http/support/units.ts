import type { APIGatewayProxyResult } from 'aws-lambda';
import { ids } from '../../../layers/http/examples/ids.ts';
import type { HttpDeps, RequestLogEntry } from '../../../layers/http/http-deps.ts';
import type { RouteHandler } from '../../../layers/http/route-handler.ts';
import { envelopesEraseRoutes } from '../../../layers/http/routes/envelopes-erase.ts';
import { organisationRoutes } from '../../../layers/http/routes/organisation.ts';
import { signingCodesRoutes } from '../../../layers/http/routes/signing-codes.ts';
import { routes } from '../../../layers/http/routes.ts';
import type { Organisation } from '../../../layers/http/schemas/organisation.ts';
import { type UnitEntryPoint, unitHandler } from '../../../layers/http/unit-handler.ts';
import { apiEvent, lambdaContext } from './api-event.ts';
import { memoryIdempotency, memoryKeys, memoryLinks, memoryRates, testKey } from './memory-ports.ts';

export const organisation: Organisation = {
  id: ids.organisation,
  name: 'Bolig ApS',
  contactEmail: 'leje@example.com',
  retention: { completed: 'P10Y' },
  screening: 'refuse',
  minimumAuthentication: 'link',
};

export const noon = new Date('2026-11-24T12:00:00Z');

/** All ports in memory, and what was logged. */
export function testDeps(over: Partial<HttpDeps> = {}) {
  const logged: RequestLogEntry[] = [];
  const deps = {
    apiKeys: memoryKeys,
    signingLinks: memoryLinks,
    rateCounter: memoryRates(),
    idempotency: memoryIdempotency(),
    validateResponses: true,
    now: () => noon,
    log: (entry: RequestLogEntry) => void logged.push(entry),
    ...over,
  } satisfies HttpDeps;
  return { ...deps, logged };
}

type Erase = {
  purgeEnvelope?: RouteHandler<'purgeEnvelope'>;
  getOperation?: RouteHandler<'getOperation'>;
  deleteEnvelope?: RouteHandler<'deleteEnvelope'>;
  cancelOperation?: RouteHandler<'cancelOperation'>;
};

const operation = { id: ids.operation, status: 'queued', result: null, error: null } as const;

/** The unit `envelopes-erase` with handlers that answer at once. */
export const eraseUnit = (deps: HttpDeps, handlers: Erase = {}): UnitEntryPoint =>
  unitHandler(
    envelopesEraseRoutes,
    {
      deleteEnvelope: async () => ({ status: 200, body: { deleted: [], withheld: [], receipt: null } }),
      purgeEnvelope: async () => ({ status: 202, body: operation }),
      getOperation: async () => ({ status: 200, body: operation }),
      cancelOperation: async () => ({ status: 200, body: { ...operation, status: 'cancelled' as const } }),
      ...handlers,
    },
    deps,
  );

type Own = {
  getOrganisation?: RouteHandler<'getOrganisation'>;
  updateOrganisation?: RouteHandler<'updateOrganisation'>;
};

/** The unit `organisation` with handlers that answer at once. */
export const organisationUnit = (deps: HttpDeps, handlers: Own = {}): UnitEntryPoint =>
  unitHandler(
    organisationRoutes,
    {
      getOrganisation: async () => ({ status: 200, body: organisation }),
      updateOrganisation: async () => ({ status: 200, body: organisation }),
      ...handlers,
    },
    deps,
  );

/** The unit `signing-codes` with handlers that answer at once. */
export const codesUnit = (deps: HttpDeps, request?: RouteHandler<'requestSigningCode'>): UnitEntryPoint =>
  unitHandler(
    signingCodesRoutes,
    {
      requestSigningCode:
        request ??
        (async ({ body }) => ({
          status: 202,
          body: { channel: body.channel, expiresAt: '2026-11-24T12:10:00Z' },
        })),
      verifySigningCode: async () => ({
        status: 200,
        body: { session: 's'.repeat(43), expiresAt: '2026-11-24T14:00:00Z' },
      }),
    },
    deps,
  );

interface Call {
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Bytes or text as they are; anything else as JSON with its content type. */
  readonly body?: unknown;
  readonly sourceIp?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: Record<string, unknown>;
  readonly raw: APIGatewayProxyResult;
}

/** Calls a unit like the gateway does; without an `authorization` header with the key that may everything. */
export async function call(
  unit: UnitEntryPoint,
  target: string,
  { headers = {}, body, sourceIp = '192.0.2.1' }: Call = {},
): Promise<Reply> {
  const [method = '', url = ''] = target.split(' ');
  const asIs = typeof body === 'string' || body instanceof Uint8Array;
  const event = apiEvent(routes, {
    method,
    url,
    sourceIp,
    headers: {
      authorization: `Bearer ${testKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: asIs ? body : JSON.stringify(body) }),
  });
  const raw = await unit(event, lambdaContext);
  const type = String(raw.headers?.['content-type']);
  return {
    status: raw.statusCode,
    headers: (raw.headers ?? {}) as Record<string, string>,
    json: /json/.test(type) && raw.body ? JSON.parse(raw.body) : {},
    raw,
  };
}
