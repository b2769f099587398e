import { describe, expect, it } from 'vitest';
import { rateLimits } from '../../../layers/http/rate-classes.ts';
import { memoryRates, readOnlyKey, testKey } from '../support/memory-ports.ts';
import { call, organisationUnit, testDeps } from '../support/units.ts';

const limited = (limit: number) => {
  const rateCounter = memoryRates();
  const read = { limit, windowSeconds: 10 };
  return { rateCounter, unit: organisationUnit(testDeps({ rateCounter, rateLimits: { read } })) };
};
const get = (unit: ReturnType<typeof organisationUnit>, over: Parameters<typeof call>[2] = {}) =>
  call(unit, 'GET /v1/organisation', over);

describe('rate limit', () => {
  it('tells the budget with every answer, also with a problem', async () => {
    const { unit } = limited(3);
    const policy = { 'ratelimit-policy': '"read";q=3;w=10' };
    expect((await get(unit)).headers).toMatchObject({ ...policy, ratelimit: '"read";r=2;t=10' });
    const refused = await get(unit, { headers: { authorization: `Bearer ${readOnlyKey}` } });
    expect(refused).toMatchObject({ status: 403, headers: policy });
  });

  it('answers 429 with Retry-After and one body when it is used up', async () => {
    const { unit } = limited(1);
    expect((await get(unit)).status).toBe(200);
    const reply = await get(unit);
    expect(reply).toMatchObject({
      status: 429,
      headers: { 'retry-after': '10', ratelimit: '"read";r=0;t=10' },
    });
    expect(reply.json).toMatchObject({ code: 'rate_limited', detail: null, errors: [] });
  });

  it('gives every key its own budget', async () => {
    const { unit } = limited(1);
    await get(unit);
    expect((await get(unit, { headers: { authorization: `Bearer ${readOnlyKey}` } })).status).toBe(403);
  });

  it('counts failed attempts on the address, whatever key they try', async () => {
    const { unit } = limited(1);
    const attempt = (last: string, sourceIp: string) =>
      get(unit, { headers: { authorization: `Bearer sk_test_${last.repeat(43)}` }, sourceIp });
    expect((await attempt('x', '192.0.2.9')).status).toBe(401);
    expect((await attempt('y', '192.0.2.9')).status).toBe(429);
    expect((await attempt('y', '192.0.2.10')).status).toBe(401);
    expect(
      (await get(unit, { headers: { authorization: `Bearer ${testKey}` }, sourceIp: '192.0.2.9' })).status,
    ).toBe(200);
  });

  it('does not believe a header about the address', async () => {
    const { unit } = limited(1);
    const attempt = (forwarded: string) =>
      get(unit, { headers: { authorization: '', 'X-Forwarded-For': forwarded }, sourceIp: '192.0.2.9' });
    await attempt('203.0.113.1');
    expect((await attempt('203.0.113.2')).status).toBe(429);
  });

  it('takes an IPv6 network for one address', async () => {
    const { unit } = limited(1);
    const attempt = (sourceIp: string) => get(unit, { headers: { authorization: '' }, sourceIp });
    await attempt('2001:db8:1:2::1');
    expect((await attempt('2001:0db8:1:2:ffff:1:2:3')).status).toBe(429);
    expect((await attempt('2001:db8:1:3::1')).status).toBe(401);
  });

  it('allows at least a hundred calls a second', () => {
    for (const { limit, windowSeconds } of Object.values(rateLimits))
      expect(limit / windowSeconds).toBeGreaterThanOrEqual(100);
  });
});
