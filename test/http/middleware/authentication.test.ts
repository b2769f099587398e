import { describe, expect, it } from 'vitest';
import { linkToken, readOnlyKey, testKey } from '../support/memory-ports.ts';
import { call, codesUnit, organisationUnit, testDeps } from '../support/units.ts';

const own = () => organisationUnit(testDeps());

describe('authentication', () => {
  it.each([
    ['no header', ''],
    ['another scheme', `Basic ${Buffer.from('a:b').toString('base64')}`],
    ['a link token', `Signing ${linkToken}`],
    ['a key nobody has', `Bearer sk_live_${'z'.repeat(43)}`],
    ['something that is no key', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
    ['a key and more', `Bearer ${testKey} ${testKey}`],
    ['the scheme alone', 'Bearer'],
  ])('answers 401 with one body to %s', async (_, authorization) => {
    const reply = await call(own(), 'GET /v1/organisation', { headers: { authorization } });
    expect(reply).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer realm="sigill"' } });
    expect(reply.json).toEqual({
      type: '/docs#problem-unauthenticated',
      title: 'No valid credentials',
      status: 401,
      detail: null,
      code: 'unauthenticated',
      requestId: 'req_r-1',
      errors: [],
    });
  });

  it('reads the scheme in any case', async () => {
    const reply = await call(own(), 'GET /v1/organisation', {
      headers: { authorization: `bearer ${testKey}` },
    });
    expect(reply.status).toBe(200);
  });

  it('refuses credentials that stand twice', async () => {
    const headers = { authorization: [`Bearer ${testKey}`, `Bearer ${readOnlyKey}`] };
    expect(await call(own(), 'GET /v1/organisation', { headers })).toMatchObject({
      status: 400,
      json: { code: 'invalid_header' },
    });
  });

  it('answers 403 to a key without the scope, before it looks at the body', async () => {
    const reply = await call(own(), 'PATCH /v1/organisation', {
      headers: { authorization: `Bearer ${readOnlyKey}` },
      body: '{',
    });
    expect(reply).toMatchObject({ status: 403, json: { code: 'insufficient_scope' } });
  });

  describe('of a person with a link', () => {
    const ask = (authorization: string) =>
      call(codesUnit(testDeps()), 'POST /v1/signing/code', {
        headers: { authorization },
        body: { channel: 'email' },
      });

    it('takes the token of a link', async () => {
      expect(await ask(`Signing ${linkToken}`)).toMatchObject({ status: 202, json: { channel: 'email' } });
    });

    it.each([
      ['no header', ''],
      ['an API key', `Bearer ${testKey}`],
    ])('answers 401 to %s', async (_, authorization) => {
      expect(await ask(authorization)).toMatchObject({ status: 401, json: { code: 'unauthenticated' } });
    });

    it('answers 404 with one body to a token that leads nowhere, whatever the reason', async () => {
      const unknown = await ask(`Signing ${'Z'.repeat(43)}`);
      const malformed = await ask('Signing short');
      expect(unknown).toMatchObject({ status: 404, json: { code: 'not_found' } });
      expect(malformed.json).toEqual(unknown.json);
    });
  });
});
