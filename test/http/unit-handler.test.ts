import { describe, expect, it } from 'vitest';
import { ids } from '../../layers/http/examples/ids.ts';
import { Problem } from '../../layers/http/problems.ts';
import { pagesRoutes } from '../../layers/http/routes/pages.ts';
import { receiptsRoutes } from '../../layers/http/routes/receipts.ts';
import { routes } from '../../layers/http/routes.ts';
import { unitHandler } from '../../layers/http/unit-handler.ts';
import { call, eraseUnit, noon, organisation, organisationUnit, testDeps } from './support/units.ts';

const html = '<!doctype html><title>t</title>';
const page = async () => ({ status: 200 as const, body: html });
const pages = () =>
  unitHandler(
    pagesRoutes,
    {
      frontPage: page,
      signPage: page,
      docsPage: page,
      verifyPage: page,
      privacyRequestsPage: page,
      securityTxt: async () => ({ status: 200, body: 'Contact: mailto:security@example.com' }),
      openApiDocument: async () => ({ status: 200, body: { openapi: '3.1.0' } }),
      asset: async () => ({
        status: 200,
        body: new Uint8Array([0, 255, 1]),
        headers: { 'content-type': 'font/woff2' },
      }),
    },
    { knownRoutes: routes, log: () => undefined },
  );

describe('unitHandler', () => {
  it('hands the handler a checked call', async () => {
    const seen: unknown[] = [];
    const unit = eraseUnit(testDeps(), {
      purgeEnvelope: async (request) => {
        seen.push(request);
        return { status: 202, body: { id: ids.operation, status: 'queued', result: null, error: null } };
      },
    });
    await call(unit, `POST /v1/envelopes/${ids.envelope}/purge`, {
      body: { reason: ' Asked\r\nfor ' },
      headers: { 'Idempotency-Key': 'k-1' },
    });
    expect(seen).toMatchObject([
      {
        operationId: 'purgeEnvelope',
        params: { envelopeId: ids.envelope },
        query: {},
        body: { reason: 'Asked\nfor' },
        principal: { keyId: 'key_all', mode: 'test' },
        ifMatch: null,
        idempotencyKey: 'k-1',
        signingSession: null,
        now: noon,
        requestId: 'req_r-1',
        sourceIp: '192.0.2.1',
        userAgent: 'test',
      },
    ]);
  });

  it('answers with the request id of the gateway, and tells nobody to keep it', async () => {
    const reply = await call(organisationUnit(testDeps()), 'GET /v1/organisation');
    expect(reply).toMatchObject({ status: 200, json: organisation });
    expect(reply.headers).toMatchObject({
      'x-request-id': 'req_r-1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-type': 'application/json',
    });
    expect(reply.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('takes the entity tag of the handler, or makes one that follows the content', async () => {
    const named = organisationUnit(testDeps(), {
      getOrganisation: async () => ({ status: 200, body: organisation, etag: '"v7"' }),
    });
    expect((await call(named, 'GET /v1/organisation')).headers.etag).toBe('"v7"');
    const one = (await call(organisationUnit(testDeps()), 'GET /v1/organisation')).headers.etag;
    const other = organisationUnit(testDeps(), {
      getOrganisation: async () => ({ status: 200, body: { ...organisation, name: 'Other' } }),
    });
    expect(one).toMatch(/^"[\w-]{27}"$/);
    expect((await call(other, 'GET /v1/organisation')).headers.etag).not.toBe(one);
  });

  it('refuses to start without a port that one of its routes needs', () => {
    const { idempotency: _, ...deps } = testDeps();
    expect(() => eraseUnit(deps)).toThrow(/purgeEnvelope needs idempotency/);
  });

  describe('calls that no route matches', () => {
    it('answers 404 as a problem document', async () => {
      const reply = await call(pages(), 'GET /v1/nowhere');
      expect(reply).toMatchObject({
        status: 404,
        json: { code: 'not_found', status: 404, requestId: 'req_r-1', errors: [] },
      });
      expect(reply.headers['content-type']).toBe('application/problem+json');
    });

    it('answers 405 with the methods that the path has', async () => {
      const reply = await call(pages(), `PUT /v1/envelopes/${ids.envelope}`);
      expect(reply).toMatchObject({
        status: 405,
        json: { code: 'method_not_allowed' },
        headers: { allow: 'DELETE, GET, PATCH' },
      });
      expect((await call(pages(), 'POST /sign')).headers.allow).toBe('GET, HEAD');
    });
  });

  describe('pages and files', () => {
    it('serves text as text', async () => {
      const { raw } = await call(pages(), 'GET /sign?utm_source=mail');
      expect(raw).toMatchObject({ statusCode: 200, body: html, isBase64Encoded: false });
      expect(raw.headers?.['content-type']).toBe('text/html; charset=utf-8');
    });

    it('serves bytes as bytes, to be kept', async () => {
      const { raw } = await call(pages(), 'GET /assets/noto.woff2');
      expect(raw).toMatchObject({
        statusCode: 200,
        isBase64Encoded: true,
        body: Buffer.from([0, 255, 1]).toString('base64'),
      });
      expect(raw.headers).toMatchObject({
        'content-type': 'font/woff2',
        'cache-control': 'public, max-age=31536000, immutable',
      });
    });

    it('answers HEAD like GET, without the body', async () => {
      const head = await call(pages(), 'HEAD /sign');
      const get = await call(pages(), 'GET /sign');
      expect(head.raw.body).toBe('');
      expect(head.headers).toEqual(get.headers);
      expect((await call(pages(), 'HEAD /v1/nowhere')).raw).toMatchObject({ statusCode: 404, body: '' });
    });

    it('answers 304 to whoever has it already', async () => {
      const { headers } = await call(pages(), 'GET /sign');
      const again = await call(pages(), 'GET /sign', {
        headers: { 'If-None-Match': `W/"x", ${headers.etag}` },
      });
      expect(again.raw).toMatchObject({ statusCode: 304, body: '' });
    });

    it('answers in full where nothing may be kept', async () => {
      const unit = organisationUnit(testDeps());
      const { headers } = await call(unit, 'GET /v1/organisation');
      const again = await call(unit, 'GET /v1/organisation', {
        headers: { 'If-None-Match': headers.etag ?? '' },
      });
      expect(again).toMatchObject({ status: 200, json: organisation });
    });

    it('answers 404 to a name that leaves the folder', async () => {
      expect(await call(pages(), 'GET /assets/..%2fsecret')).toMatchObject({
        status: 404,
        json: { code: 'not_found' },
      });
    });

    it('sends a JSON text that is a string as JSON', async () => {
      const unit = unitHandler(
        receiptsRoutes,
        {
          listReceipts: async () => ({ status: 200, body: { items: [], next: null } }),
          getReceipt: async () =>
            Promise.reject(new Problem('receipt_pending', null, { headers: { 'retry-after': '30' } })),
          getJwks: async () => ({ status: 200, body: { keys: [] } }),
        },
        testDeps(),
      );
      expect((await call(unit, 'GET /.well-known/jwks.json')).raw.body).toBe('{"keys":[]}');
      const pending = await call(unit, `GET /v1/privacy/receipts/${ids.receipt}`);
      expect(pending).toMatchObject({
        status: 404,
        json: { code: 'receipt_pending' },
        headers: { 'retry-after': '30' },
      });
    });
  });

  describe('errors', () => {
    const failing = (error: unknown) => {
      const deps = testDeps();
      return { deps, unit: organisationUnit(deps, { getOrganisation: () => Promise.reject(error) }) };
    };

    it('tells nothing of what it does not know', async () => {
      const { deps, unit } = failing(new TypeError('Åse Ø <asa@example.com> is not a function'));
      const reply = await call(unit, 'GET /v1/organisation');
      expect(reply).toMatchObject({
        status: 500,
        json: { code: 'internal_error', detail: null, errors: [] },
      });
      expect(reply.raw.body).not.toContain('asa@example.com');
      expect(deps.logged).toEqual([
        {
          operationId: 'getOrganisation',
          requestId: 'req_r-1',
          status: 500,
          code: 'internal_error',
          durationMs: expect.any(Number),
          errorClass: 'TypeError',
        },
      ]);
    });

    it('does not fall over what is no error at all', async () => {
      expect(await call(failing('a string').unit, 'GET /v1/organisation')).toMatchObject({
        status: 500,
        json: { code: 'internal_error' },
      });
    });

    it('turns an error of the rules into its problem', async () => {
      const error = Object.assign(new Error('Two documents are still being checked.'), {
        code: 'document_checking',
        retryAfter: 1.2,
        errors: [{ pointer: '/documents/0', code: 'document_not_ready', detail: 'Still being checked.' }],
      });
      const { deps, unit } = failing(error);
      const reply = await call(unit, 'GET /v1/organisation');
      expect(reply).toMatchObject({
        status: 409,
        headers: { 'retry-after': '2' },
        json: {
          type: '/docs#problem-document_checking',
          code: 'document_checking',
          detail: 'Two documents are still being checked.',
          errors: [{ pointer: '/documents/0', code: 'document_not_ready' }],
        },
      });
      expect(deps.logged[0]).toMatchObject({ status: 409, code: 'document_checking', errorClass: null });
    });

    it('takes an error of the platform with a code of its own for unknown', async () => {
      const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      expect(await call(failing(error).unit, 'GET /v1/organisation')).toMatchObject({ status: 500 });
    });

    it('says 503 when the store is too busy', async () => {
      const error = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
      const reply = await call(failing(error).unit, 'GET /v1/organisation');
      expect(reply).toMatchObject({
        status: 503,
        json: { code: 'service_unavailable' },
        headers: { 'retry-after': '1' },
      });
    });

    it('logs neither path, query, address nor name', async () => {
      const deps = testDeps();
      await call(eraseUnit(deps), `POST /v1/envelopes/${ids.envelope}/purge?x=1`, {
        body: { reason: 'Åse' },
        sourceIp: '198.51.100.7',
      });
      expect(Object.keys(deps.logged[0] ?? {}).sort()).toEqual([
        'code',
        'durationMs',
        'errorClass',
        'operationId',
        'requestId',
        'status',
      ]);
      expect(JSON.stringify(deps.logged)).not.toMatch(/env_|198\.51|Åse/);
    });
  });
});
