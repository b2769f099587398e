import { describe, expect, it } from 'vitest';
import { ids } from '../../../layers/http/examples/ids.ts';
import { Problem } from '../../../layers/http/problems.ts';
import type { RouteHandler } from '../../../layers/http/route-handler.ts';
import { linkToken, memoryIdempotency, space } from '../support/memory-ports.ts';
import { call, codesUnit, eraseUnit, testDeps } from '../support/units.ts';

type Purge = RouteHandler<'purgeEnvelope'>;
const operation = { id: ids.operation, status: 'queued', result: null, error: null } as const;

function counting(fail: (count: number) => Error | null = () => null) {
  let count = 0;
  const purgeEnvelope: Purge = async () => {
    count += 1;
    const error = fail(count);
    if (error) throw error;
    return { status: 202, body: operation, headers: { location: `/v1/operations/${count}` }, etag: '"v1"' };
  };
  return { purgeEnvelope, count: () => count };
}

const path = `POST /v1/envelopes/${ids.envelope}/purge`;
const body = { reason: 'Asked for' };
const headers = { 'Idempotency-Key': 'purge-1' };

describe('Idempotency-Key', () => {
  it('gives the first answer again, marked as such', async () => {
    const handler = counting();
    const unit = eraseUnit(testDeps(), handler);
    const first = await call(unit, path, { body, headers });
    const second = await call(unit, path, { body, headers });
    expect(handler.count()).toBe(1);
    expect(second).toMatchObject({
      status: 202,
      json: first.json,
      headers: { location: '/v1/operations/1', etag: '"v1"' },
    });
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(first.headers['idempotent-replayed']).toBeUndefined();
  });

  it('does not mix up calls without a key', async () => {
    const handler = counting();
    const unit = eraseUnit(testDeps(), handler);
    await call(unit, path, { body });
    await call(unit, path, { body });
    expect(handler.count()).toBe(2);
  });

  it.each([
    ['another body', path, { reason: 'Other' }],
    ['another place', `POST /v1/envelopes/env_${'0'.repeat(26)}/purge`, body],
  ])('answers 422 to the same key with %s', async (_, target, other) => {
    const unit = eraseUnit(testDeps());
    await call(unit, path, { body, headers });
    expect(await call(unit, target, { body: other, headers })).toMatchObject({
      status: 422,
      json: { code: 'idempotency_key_reused' },
    });
  });

  it('answers 409 while the first call is running', async () => {
    const running = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const unit = eraseUnit(testDeps(), {
      purgeEnvelope: async () => {
        started.resolve();
        await running.promise;
        return { status: 202, body: operation };
      },
    });
    const first = call(unit, path, { body, headers });
    await started.promise;
    expect(await call(unit, path, { body, headers })).toMatchObject({
      status: 409,
      json: { code: 'idempotency_in_flight' },
    });
    running.resolve();
    expect((await first).status).toBe(202);
  });

  it.each([
    ['a refusal', new Problem('invalid_state')],
    ['a failure of ours', new TypeError('boom')],
  ])('lets the client try again after %s', async (_, error) => {
    const handler = counting((count) => (count === 1 ? error : null));
    const unit = eraseUnit(testDeps(), handler);
    expect((await call(unit, path, { body, headers })).status).toBeGreaterThanOrEqual(400);
    expect((await call(unit, path, { body, headers })).status).toBe(202);
  });

  it('keeps the answer under the key of the envelope that it is about', async () => {
    const idempotency = memoryIdempotency();
    await call(eraseUnit(testDeps({ idempotency })), path, { body, headers });
    expect(idempotency.finished).toMatchObject([
      {
        scope: space,
        key: 'purge-1',
        protectedBy: { space, envelopeId: ids.envelope },
        answer: { status: 202 },
      },
    ]);
  });

  it('separates signers from each other and from the organisation', async () => {
    const idempotency = memoryIdempotency();
    const authorization = `Signing ${linkToken}`;
    await call(codesUnit(testDeps({ idempotency })), 'POST /v1/signing/code', {
      body: { channel: 'sms' },
      headers: { authorization, ...headers },
    });
    expect(idempotency.finished).toMatchObject([
      {
        scope: `${space}#rcp_06e8x4vkq3m2t7b1w9n5r0zhcg`,
        protectedBy: { envelopeId: 'env_06e8x4vkq3m2t7b1w9n5r0zhcg' },
      },
    ]);
  });

  it('is not taken for a try of a code: trying again is a further try', async () => {
    const idempotency = memoryIdempotency();
    const unit = codesUnit(testDeps({ idempotency }));
    const attempt = {
      body: { code: '123456' },
      headers: { authorization: `Signing ${linkToken}`, ...headers },
    };
    await call(unit, 'POST /v1/signing/code/verify', attempt);
    expect(
      (await call(unit, 'POST /v1/signing/code/verify', attempt)).headers['idempotent-replayed'],
    ).toBeUndefined();
    expect(idempotency.finished).toEqual([]);
  });

  it('answers 404 when the envelope of the kept answer is erased', async () => {
    const erased = { status: 404, body: null, headers: {}, etag: null };
    const begin = async () => ({ state: 'replay' as const, answer: erased });
    const reply = await call(eraseUnit(testDeps({ idempotency: { ...memoryIdempotency(), begin } })), path, {
      body,
      headers,
    });
    expect(reply).toMatchObject({ status: 404, json: { code: 'not_found' } });
  });

  it('lets the answer stand when it cannot be kept, and logs that', async () => {
    const idempotency = {
      ...memoryIdempotency(),
      finish: () => Promise.reject(new RangeError('store is away')),
    };
    const deps = testDeps({ idempotency });
    expect((await call(eraseUnit(deps), path, { body, headers })).status).toBe(202);
    expect(deps.logged).toMatchObject([{ status: 202, code: null, errorClass: 'RangeError' }]);
  });

  it.each([
    ['', 400],
    ['a'.repeat(256), 400],
    ['nøgle', 400],
    ['a b', 400],
    ['a'.repeat(255), 202],
  ])('reads the key %j', async (key, status) => {
    const reply = await call(eraseUnit(testDeps()), path, { body, headers: { 'Idempotency-Key': key } });
    expect(reply.status).toBe(status);
    if (status === 400) expect(reply.json.code).toBe('invalid_header');
  });
});
