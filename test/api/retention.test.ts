import { describe, expect, inject, it } from 'vitest';
import { completed, Tenant } from '../support/client.ts';

const service = inject('service');
type Json = Record<string, unknown>;

interface Rule {
  readonly id: string;
  readonly country: string | null;
  readonly period: string;
  readonly statute: string | null;
  readonly justification: string;
  readonly setBy: string;
}

const preview = async (body: Json) =>
  (await Tenant.create(service)).call<{
    until: string;
    statute: string;
    code: string;
    errors: { pointer: string }[];
  }>('POST', '/v1/privacy/retention/preview', body);

describe('a rule on the calendar', () => {
  it.each([
    ['DK', '2026-06-30', '2031-06-30', 'bogføringsloven'],
    ['SE', '2026-06-30', '2033-12-31', 'bokföringslagen'],
    ['DK', '2026-12-31', '2031-12-31', 'bogføringsloven'],
    ['SE', '2026-12-31', '2033-12-31', 'bokföringslagen'],
    ['DK', '2028-02-29', '2033-02-28', 'bogføringsloven'],
  ])(
    'P-11 P-12: accounts of %s with a financial year to %s are kept through %s, and the law is named',
    async (country, fiscalYearEnd, until, law) => {
      const { status, body } = await preview({
        rule: 'accounting',
        country,
        fiscalYearEnd,
        from: '2026-02-01',
      });
      expect([status, body.until]).toEqual([200, until]);
      expect(Object.keys(body).sort()).toEqual(['statute', 'until']);
      expect(body.statute).toContain(law);
    },
  );

  it('P-11: ninety days are ninety days, leap day or not', async () => {
    const from = '2028-01-01T12:00:00Z';
    const { body } = await preview({ rule: 'envelope.draft', country: 'DK', from });
    expect(body).toEqual({ until: '2028-03-31', statute: null });
  });

  it.each([
    ['/rule', { rule: 'envelope.whenever', country: 'DK', from: '2026-01-01' }],
    ['/rule', { rule: 'accounting', country: 'FI', from: '2026-01-01' }],
    ['/fiscalYearEnd', { rule: 'accounting', country: 'DK', fiscalYearEnd: '13-45', from: '2026-01-01' }],
    ['/from', { rule: 'accounting', country: 'DK', from: 'last year' }],
    ['/country', { rule: 'accounting', country: 'XX', from: '2026-01-01' }],
  ])('refuses at %s what cannot be: %j', async (pointer, body) => {
    const answer = await preview(body);
    expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, pointer]);
  });
});

describe('the rules in force', () => {
  it('P-10 P-12: each has an end, a reason and, where the law sets it, the statute', async () => {
    const tenant = await Tenant.create(service);
    const { body } = await tenant.call<{ rules: Rule[]; announced: null }>('GET', '/v1/privacy/retention');
    expect(body.announced).toBeNull();
    expect(body.rules.length).toBeGreaterThan(15);
    for (const { period, justification } of body.rules) {
      expect(period).toMatch(/^P(?:\d|T\d)/);
      expect(justification.length).toBeGreaterThan(10);
    }
    const accounting = body.rules.filter(({ id }) => id === 'accounting');
    expect(accounting.map(({ country, period }) => [country, period])).toEqual([
      ['DK', 'P5Y'],
      ['SE', 'P7Y'],
    ]);
    for (const { statute } of accounting) expect(statute).not.toBeNull();
  });

  it('NX-3: two organisations keep for different times by the same code', async () => {
    const [one, other] = [await Tenant.create(service), await Tenant.create(service)];
    const changed = await one.call<Json>('PATCH', '/v1/organisation', { retention: { completed: 'P12Y' } });
    expect([changed.status, changed.body.retention]).toEqual([200, { completed: 'P12Y' }]);
    const of = async (tenant: Tenant) =>
      (await tenant.call<{ rules: Rule[] }>('GET', '/v1/privacy/retention')).body.rules.find(
        ({ id }) => id === 'envelope.completed',
      );
    expect(await of(one)).toMatchObject({ period: 'P12Y', setBy: 'organisation' });
    expect(await of(other)).toMatchObject({ period: 'P10Y', setBy: 'service' });
  });

  it.each([
    ['P89D', 'period_too_short'],
    ['P3M', 'period_too_short'],
    ['P1D', 'period_too_short'],
  ])('P-10: keeps completed envelopes for ninety days at least: %s is refused', async (period, code) => {
    const tenant = await Tenant.create(service);
    for (const answer of [
      await tenant.call<{ errors: { code: string }[] }>('PATCH', '/v1/organisation', {
        retention: { completed: period },
      }),
      await tenant.call<{ errors: { code: string }[] }>('POST', '/v1/privacy/retention/dry-run', {
        completed: period,
      }),
    ]) {
      expect([answer.status, answer.body.errors[0]?.code]).toEqual([422, code]);
    }
    const { body } = await tenant.call<{ retention: unknown }>('GET', '/v1/organisation');
    expect(body.retention).toEqual({ completed: 'P10Y' });
  });

  it.each(['forever', 'until-request', 'P51Y', ''])(
    'P-10: nothing is kept without an end: %j is refused',
    async (period) => {
      const tenant = await Tenant.create(service);
      const answer = await tenant.call('PATCH', '/v1/organisation', { retention: { completed: period } });
      expect(answer.status).toBe(422);
    },
  );
});

describe('one envelope', () => {
  it('P-12: is shown why it is still kept and until when; a dry run counts it and changes nothing', async () => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    const why = await tenant.call<Json>('GET', `/v1/privacy/retention/envelopes/${envelope.id}`);
    expect(why.body).toMatchObject({
      envelopeId: envelope.id,
      status: 'completed',
      because: 'timer',
      rule: 'envelope.completed',
      purgeAt: envelope.privacy.purgeAt,
      holds: 0,
      restrictions: 0,
    });
    expect(String(why.body.until) <= String(why.body.purgeAt).slice(0, 10)).toBe(true);

    const run = await tenant.call<Json>('POST', '/v1/privacy/retention/dry-run', { completed: 'P90D' });
    expect(run.body).toMatchObject({
      kind: 'shorter',
      from: 'P10Y',
      to: 'P90D',
      tellParties: true,
      rows: [{ rule: 'envelope.completed', statute: null, records: 1, earlier: 1, later: 0, atOnce: 0 }],
    });
    const longer = await tenant.call<Json>('POST', '/v1/privacy/retention/dry-run', { completed: 'P20Y' });
    expect(longer.body).toMatchObject({
      kind: 'longer',
      tellParties: false,
      rows: [{ records: 1, later: 1 }],
    });
    expect((await tenant.envelope(envelope.id)).privacy).toEqual(envelope.privacy);
  });

  it('of somebody else is not there', async () => {
    const [tenant, stranger] = [await Tenant.create(service), await Tenant.create(service)];
    const made = await tenant.call<{ id: string }>('POST', '/v1/envelopes', { title: 'Draft' });
    const foreign = await stranger.call('GET', `/v1/privacy/retention/envelopes/${made.body.id}`);
    expect(foreign.status).toBe(404);
    const mine = await tenant.call<Json>('GET', `/v1/privacy/retention/envelopes/${made.body.id}`);
    expect([mine.status, mine.body.rule]).toEqual([200, 'envelope.draft']);
  });
});
