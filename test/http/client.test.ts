import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertAnswer } from '../../layers/http/answer-contract.ts';
import { createClient } from '../../layers/http/client.ts';
import { ids } from '../../layers/http/examples/ids.ts';
import { verificationExample } from '../../layers/http/examples/verification.ts';
import { authorityRoutes } from '../../layers/http/routes/authority.ts';
import { receiptsRoutes } from '../../layers/http/routes/receipts.ts';
import { verificationsRoutes } from '../../layers/http/routes/verifications.ts';
import { routes } from '../../layers/http/routes.ts';
import { unitHandler } from '../../layers/http/unit-handler.ts';
import { apiEvent, lambdaContext } from './support/api-event.ts';
import { testKey } from './support/memory-ports.ts';
import { eraseUnit, organisationUnit, testDeps } from './support/units.ts';

const deps = testDeps();
const seen: unknown[] = [];
const units = {
  organisation: organisationUnit(deps),
  'envelopes-erase': eraseUnit(deps, {
    purgeEnvelope: async ({ body, idempotencyKey }) => {
      seen.push({ body, idempotencyKey });
      return { status: 202, body: { id: ids.operation, status: 'queued', result: null, error: null } };
    },
  }),
  receipts: unitHandler(
    receiptsRoutes,
    {
      listReceipts: async ({ query }) => {
        seen.push(query);
        return { status: 200, body: { items: [], next: null } };
      },
      getReceipt: async () => Promise.reject(new Error('not here')),
      getJwks: async () => ({ status: 200, body: { keys: [] } }),
    },
    deps,
  ),
  verifications: unitHandler(
    verificationsRoutes,
    {
      createVerification: async ({ body }) => {
        seen.push([...body]);
        return { status: 200, body: verificationExample };
      },
    },
    deps,
  ),
  authority: unitHandler(
    authorityRoutes,
    {
      getAuthorityFile: async () => ({
        status: 200,
        body: new Uint8Array([48, 130]),
        headers: { 'content-type': 'application/pkix-crl' },
      }),
    },
    deps,
  ),
};

const byName = new Map(Object.entries(units));
let server: Server;
let client: ReturnType<typeof createClient>;
let baseUrl: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const event = apiEvent(routes, {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers as Record<string, string>,
      ...(body.length > 0 ? { body } : {}),
    });
    const route = routes.find((each) => each.path === event.resource && each.method === event.httpMethod);
    const result = await byName.get(route?.unit ?? '')?.(event, lambdaContext);
    response.writeHead(result?.statusCode ?? 502, result?.headers as Record<string, string>);
    response.end(Buffer.from(result?.body ?? '', result?.isBase64Encoded ? 'base64' : 'utf8'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  baseUrl = `http://127.0.0.1:${port}`;
  client = createClient({ baseUrl, authorization: `Bearer ${testKey}` });
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('client', () => {
  it('calls an operation and reads its answer', async () => {
    const answer = await client.getOrganisation();
    expect(answer).toMatchObject({ ok: true, status: 200, body: { name: 'Bolig ApS' } });
    expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
  });

  it('puts parameters, query, body and headers where they belong', async () => {
    await client.purgeEnvelope({
      params: { envelopeId: ids.envelope },
      body: { reason: 'Asked' },
      idempotencyKey: 'k',
    });
    await client.listReceipts({ query: { envelope: ids.envelope, limit: 5 } });
    expect(seen.splice(0)).toEqual([
      { body: { reason: 'Asked' }, idempotencyKey: 'k' },
      { envelope: ids.envelope, limit: 5 },
    ]);
  });

  it('sends and receives bytes', async () => {
    const verified = await client.createVerification({
      body: new Uint8Array([37, 80, 68, 70]),
      authorization: null,
    });
    expect(verified).toMatchObject({ ok: true, body: { unaltered: true } });
    expect(seen.splice(0)).toEqual([[37, 80, 68, 70]]);
    const file = await client.getAuthorityFile({ params: { file: 'test-root.crl' } });
    expect(file.headers.get('content-type')).toBe('application/pkix-crl');
    expect(file.body).toEqual(new Uint8Array([48, 130]));
  });

  it('tells a refusal from success', async () => {
    const answer = await client.getOrganisation({ authorization: null });
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.body.code).toBe('unauthenticated');
  });

  it('lets every answer be checked against its route', async () => {
    const checked: unknown[] = [];
    const strict = createClient({
      baseUrl,
      authorization: `Bearer ${testKey}`,
      onAnswer: (route, answer) => {
        assertAnswer(route, answer);
        checked.push([route.operationId, answer.status]);
      },
    });
    await strict.getOrganisation();
    await strict.getOrganisation({ authorization: null });
    expect(checked).toEqual([
      ['getOrganisation', 200],
      ['getOrganisation', 401],
    ]);
  });

  it('leaves no way to leave the path', async () => {
    const answer = await client.getAuthorityFile({ params: { file: '../v1/organisation' } });
    expect(answer).toMatchObject({ ok: false, status: 404 });
  });
});
