import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completed, idle, mailsTo, moveClock, type People, request, Tenant } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const day = 86_400_000;
interface Rules {
  readonly rules: readonly { readonly id: string; readonly period: string }[];
  readonly announced: { readonly period: string; readonly effectiveAt: string } | null;
}

const clock = async (): Promise<number> =>
  Date.parse((await request<{ now: string }>(`${service.api}/_local/clock`)).body.now);
const periodOf = (rules: Rules) => rules.rules.find(({ id }) => id === 'envelope.completed')?.period;
const announcements = async (people: People, sender: string) => {
  const all = await Promise.all(
    [people.landlord, people.tenant, sender].map(async (to) => (await mailsTo(service, to)).slice(-1)[0]),
  );
  return all.map((mail) => mail?.subject ?? '');
};

describe('an organisation that shortens how long it keeps what is signed', () => {
  it('P-11 P-12: is bound for seven days, its parties are told at once, then the new day counts and nothing is left on it', async () => {
    const sender = `afsender-${Date.now()}@example.com`;
    const tenant = await Tenant.create(service, 'Bolig ApS', sender);
    const { envelope, people } = await completed(tenant);
    const tenYears = envelope.privacy.purgeAt;
    const before = await announcements(people, sender);

    await moveClock(service, 'P100D');
    const asked = await clock();
    const changed = await tenant.call<{ retention: { completed: string } }>('PATCH', '/v1/organisation', {
      retention: { completed: 'P90D' },
    });
    expect([changed.status, changed.body.retention.completed]).toEqual([200, 'P10Y']);
    await moveClock(service, 'PT10M');
    await idle(service);

    const told = await announcements(people, sender);
    for (const [index, subject] of told.entries()) expect(subject).not.toBe(before[index]);
    const rules = (await tenant.call<Rules>('GET', '/v1/privacy/retention')).body;
    expect([periodOf(rules), rules.announced?.period]).toEqual(['P10Y', 'P90D']);
    expect(Date.parse(rules.announced?.effectiveAt ?? '') - asked).toBeGreaterThanOrEqual(7 * day);
    expect((await tenant.envelope(envelope.id)).privacy.purgeAt).toBe(tenYears);

    await moveClock(service, 'P6DT23H');
    expect((await tenant.envelope(envelope.id)).status).toBe('completed');
    expect((await tenant.envelope(envelope.id)).privacy.purgeAt).toBe(tenYears);

    await moveClock(service, 'PT2H');
    await idle(service);
    const after = (await tenant.call<Rules>('GET', '/v1/privacy/retention')).body;
    expect([periodOf(after), after.announced]).toEqual(['P90D', null]);
    const purged = (
      await tenant.call<{ privacy: { state: string; rule: string } }>('GET', `/v1/envelopes/${envelope.id}`)
    ).body;
    expect(purged.privacy).toMatchObject({ state: 'purged', rule: 'envelope.completed' });
    // Told once, not at every sweep.
    expect(await announcements(people, sender)).toEqual(told);
  });

  it('takes it back before the seven days are over: everything stays as it was', async () => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    await tenant.call('PATCH', '/v1/organisation', { retention: { completed: 'P1Y' } });
    await moveClock(service, 'P1D');
    await tenant.call('PATCH', '/v1/organisation', { retention: { completed: 'P10Y' } });
    await moveClock(service, 'P10D');
    await idle(service);
    const rules = (await tenant.call<Rules>('GET', '/v1/privacy/retention')).body;
    expect([periodOf(rules), rules.announced]).toEqual(['P10Y', null]);
    expect((await tenant.envelope(envelope.id)).privacy.purgeAt).toBe(envelope.privacy.purgeAt);
  });

  it('P-11: a longer period counts at once, also for what is already signed, and nobody is written to', async () => {
    const tenant = await Tenant.create(service);
    const { envelope, people } = await completed(tenant);
    const mails = (await mailsTo(service, people.landlord)).length;
    const changed = await tenant.call<{ retention: { completed: string } }>('PATCH', '/v1/organisation', {
      retention: { completed: 'P12Y' },
    });
    expect(changed.body.retention.completed).toBe('P12Y');
    await moveClock(service, 'PT10M');
    await idle(service);
    const { purgeAt } = (await tenant.envelope(envelope.id)).privacy;
    expect(Number(purgeAt.slice(0, 4)) - Number(envelope.privacy.purgeAt.slice(0, 4))).toBe(2);
    expect(await mailsTo(service, people.landlord)).toHaveLength(mails);
  });
});
