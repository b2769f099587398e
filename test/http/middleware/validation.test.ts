import { describe, expect, it } from 'vitest';
import { ids } from '../../../layers/http/examples/ids.ts';
import { receiptsRoutes } from '../../../layers/http/routes/receipts.ts';
import { unitHandler } from '../../../layers/http/unit-handler.ts';
import { call, eraseUnit, organisationUnit, testDeps } from '../support/units.ts';

describe('validation', () => {
  it.each([
    'env_short',
    'doc_06e8x4vkq3m2t7b1w9n5r0zhcg',
    'env_06E8X4VKQ3M2T7B1W9N5R0ZHCG',
    '%00',
    "env_'--",
  ])('answers an impossible id like an unknown one: %s', async (id) => {
    const reply = await call(eraseUnit(testDeps()), `DELETE /v1/envelopes/${id}`);
    expect(reply).toMatchObject({ status: 404, json: { code: 'not_found', detail: null } });
  });

  it('answers unknown fields with one entry each, and that code at the top', async () => {
    const body = { name: '', colour: 1, 'a/b~c': 2, retention: { other: 'P1Y' } };
    const reply = await call(organisationUnit(testDeps()), 'PATCH /v1/organisation', { body });
    expect(reply).toMatchObject({ status: 422, json: { code: 'unknown_field' } });
    const errors = reply.json.errors as { pointer: string; code: string }[];
    const unknown = errors.filter(({ code }) => code === 'unknown_field').map(({ pointer }) => pointer);
    expect(unknown.sort()).toEqual(['/a~1b~0c', '/colour', '/retention/other']);
  });

  describe('of the query', () => {
    const seen: unknown[] = [];
    const unit = unitHandler(
      receiptsRoutes,
      {
        listReceipts: async ({ query }) => {
          seen.push(query);
          return { status: 200, body: { items: [], next: null } };
        },
        getReceipt: () => Promise.reject(new Error('not here')),
        getJwks: async () => ({ status: 200, body: { keys: [] } }),
      },
      testDeps(),
    );
    const list = (query: string) => call(unit, `GET /v1/privacy/receipts${query}`);

    it('reads numbers and knows its defaults', async () => {
      await list('');
      await list(`?limit=100&envelope=${ids.envelope}`);
      expect(seen).toEqual([{ limit: 20 }, { limit: 100, envelope: ids.envelope }]);
    });

    it.each([
      ['?limit=101', '/query/limit', 'too_big'],
      ['?limit=0', '/query/limit', 'too_small'],
      ['?limit=-1', '/query/limit', 'invalid_format'],
      ['?limit=1e1', '/query/limit', 'invalid_format'],
      ['?limit=', '/query/limit', 'invalid_format'],
      ['?limit=1&limit=2', '/query/limit', 'repeated'],
      ['?envelope=x', '/query/envelope', 'invalid_format'],
    ])('answers 422 to %s', async (query, pointer, code) => {
      expect(await list(query)).toMatchObject({
        status: 422,
        json: { code: 'validation_failed', errors: [{ pointer, code }] },
      });
    });

    it('refuses parameters it does not know, also where none is known', async () => {
      expect(await list('?colour=red')).toMatchObject({
        status: 422,
        json: { code: 'unknown_field', errors: [{ pointer: '/query/colour', code: 'unknown_field' }] },
      });
      expect(await call(unit, 'GET /.well-known/jwks.json?x=1')).toMatchObject({
        status: 422,
        json: { code: 'unknown_field' },
      });
    });
  });

  it('hands over If-Match, and refuses one that it cannot read', async () => {
    const seen: unknown[] = [];
    const unit = eraseUnit(testDeps(), {
      deleteEnvelope: async ({ ifMatch }) => {
        seen.push(ifMatch);
        return { status: 200, body: { deleted: [], withheld: [], receipt: null } };
      },
    });
    const remove = (condition?: string) =>
      call(
        unit,
        `DELETE /v1/envelopes/${ids.envelope}`,
        condition === undefined ? {} : { headers: { 'If-Match': condition } },
      );
    await remove();
    await remove('"v7"');
    expect(seen).toEqual([null, { any: false, versions: [7] }]);
    expect(await remove('v7')).toMatchObject({ status: 400, json: { code: 'invalid_header' } });
  });
});
