import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilePolicy } from '../../layers/privacy/policy/compile-policy.ts';
import type { CompiledPolicy } from '../../layers/privacy/policy/compiled-policy.ts';
import type { RecipientSource } from '../../layers/privacy/policy/policy-sources.ts';
import { SOURCES } from '../../layers/privacy/policy/sources/sources.ts';
import {
  completed,
  idle,
  mailsTo,
  moveClock,
  type People,
  Person,
  request,
  Tenant,
  twoSigners,
} from '../support/client.ts';
import { callOperator } from '../support/operator.ts';
import { type Service, startService } from '../support/service.ts';
import { clear, inject, setClock } from './kit.ts';

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

describe('a material change of the policy', { timeout: 180_000 }, () => {
  const printer: RecipientSource = {
    id: 'printer',
    name: 'Print ApS',
    kind: 'itService',
    role: 'processor',
    country: 'DK',
    categories: ['user.name'],
    purposes: ['operations'],
    hosts: ['api.print.example'],
    agreement: { date: '2026-10-01', flowDown: 'same duties', vetted: 'audit 2026' },
    transfer: null,
    ownMarketing: false,
  };
  const dayAfter = async (days: number): Promise<string> =>
    new Date((await clock()) + days * day).toISOString().slice(0, 10);
  const version = (number: number, effectiveFrom: string, names: readonly string[]) =>
    compilePolicy({
      ...SOURCES,
      version: number,
      effectiveFrom,
      recipients: [
        ...SOURCES.recipients,
        ...names.map((name) => ({ ...printer, id: name, name: `${name} ApS` })),
      ],
    });
  const register = (id: string) =>
    callOperator(service, 'register-recipient', {
      id,
      name: `${id} ApS`,
      kind: 'itService',
      role: 'processor',
      hosts: [`api.${id}.example`],
      purposes: [{ collectedFor: 'performSigning', usedFor: 'performSigning' }],
      categories: ['user.name'],
      country: 'DK',
      endpoint: null,
      transfer: null,
      agreement: { reference: 'DPA 1', date: '2026-10-01' },
      vetting: { reference: 'Audit 1', date: '2026-10-01' },
    });
  const announce = (policy: CompiledPolicy) => callOperator(service, 'announce-policy', { policy });
  interface Announced {
    readonly version: number;
    readonly announced: readonly { readonly version: number; readonly takesEffectAt: string | null }[];
    readonly versions: readonly { readonly version: number }[];
  }
  const published = async () => (await request<Announced>(`${service.api}/privacy/policy.json`)).body;
  interface NoticeView {
    readonly version: number;
    readonly status: string;
    readonly toldAt: string | null;
    readonly processors: readonly {
      readonly id: string;
      readonly objectedAt: string | null;
      readonly active: boolean;
    }[];
  }
  const noticesOf = async (tenant: Tenant) =>
    (await tenant.call<{ items: NoticeView[] }>('GET', '/v1/privacy/notices')).body.items;
  /** What the one door out would say now. */
  const isOn = async (tenant: Tenant, id: string) =>
    (
      await tenant.call<{ items: { id: string; on: boolean }[] }>('GET', '/v1/privacy/processors')
    ).body.items.find((one) => one.id === id)?.on;
  const toldOf = async (to: string, sentence: string) =>
    (await mailsTo(service, to)).filter(({ text }) => text.includes(sentence));

  it('P-7 NX-21 NS-29 SM-24 NX-10 ES-34 P-41: is told to everybody concerned once, in two ways, counts 30 days later and not for who objected', async () => {
    const sender = `dpo-${Date.now()}@example.com`;
    const tenant = await Tenant.create(service, 'Bolig ApS', sender);
    const objector = await Tenant.create(service, 'Andre ApS', `andre-${Date.now()}@example.com`);
    const { people, body } = await twoSigners();
    const envelope = await tenant.call<{ id: string }>('POST', '/v1/envelopes', body);
    const person = await Person.invited(service, people.landlord);
    expect((await published()).version).toBe(1);

    expect((await announce(version(2, await dayAfter(32), ['printer']))).failed).toBe(true);
    expect((await register('printer')).failed).toBe(false);
    expect((await announce(version(2, await dayAfter(29), ['printer']))).failed).toBe(true);
    const forged = { ...version(2, await dayAfter(31), ['printer']), effectiveFrom: await dayAfter(32) };
    expect((await announce(forged)).failed).toBe(true);
    expect((await published()).announced).toEqual([]);

    // Mail fails at first, and every queue delivers twice.
    await inject(service, { service: 'sqs', mode: 'duplicate', count: 10 });
    await inject(service, { service: 'ses', operation: 'SendRawEmail', mode: 'fail', count: 2 });
    const second = version(2, await dayAfter(32), ['printer']);
    for (const _twice of [1, 2]) expect((await announce(second)).answer).toMatchObject({ material: true });
    await moveClock(service, 'PT1H');
    await clear(service);

    expect(await toldOf(sender, 'printer ApS is a processor')).toHaveLength(1);
    expect(await toldOf(people.landlord, 'printer ApS er databehandler')).toHaveLength(1);
    // Nobody has asked the second signer yet: they meet the page.
    expect(await toldOf(people.tenant, 'printer ApS')).toHaveLength(0);
    const page = await request<string>(`${service.api}/privacy/policy?locale=en`, {
      headers: { accept: 'text/html' },
    });
    expect(page.body).toContain(`Version 2 is announced and takes effect on ${second.effectiveFrom}`);
    const next = await request<{ hash: string }>(`${service.api}/privacy/policy.json?version=2`);
    expect(next.body.hash).toBe(second.hash);
    const view = (await person.call<{ notice: { policyChange: { version: number } | null } }>('GET', ''))
      .body;
    expect(view.notice.policyChange?.version).toBe(2);
    const listed = (await request<{ announced: unknown[] }>(`${service.api}/privacy/processors`)).body;
    expect(listed.announced).toEqual([
      { id: 'printer', policyVersion: 2, effectiveFrom: second.effectiveFrom },
    ]);

    const objected = { choice: 'objected' };
    expect((await objector.call('POST', '/v1/privacy/processors/printer/choice', objected)).status).toBe(200);
    expect((await noticesOf(objector))[0]?.processors[0]?.objectedAt).toEqual(expect.any(String));

    await tenant.call('POST', `/v1/envelopes/${envelope.body.id}/void`, { reason: 'Told.' });
    await moveClock(service, 'P29D');
    expect((await published()).version).toBe(1);
    expect((await noticesOf(tenant))[0]).toMatchObject({
      status: 'announced',
      processors: [{ active: false }],
    });
    expect(await isOn(tenant, 'printer')).toBe(false);
    await moveClock(service, 'P4D');
    expect([await isOn(tenant, 'printer'), await isOn(objector, 'printer')]).toEqual([true, false]);
    const after = await published();
    expect([after.version, after.announced, after.versions.map((one) => one.version)]).toEqual([
      2,
      [],
      [2, 1],
    ]);
    expect((await noticesOf(tenant))[0]).toMatchObject({
      status: 'effective',
      processors: [{ active: true }],
    });
    expect((await noticesOf(objector))[0]).toMatchObject({
      status: 'effective',
      processors: [{ active: false }],
    });
    expect(await toldOf(sender, 'printer ApS is a processor')).toHaveLength(1);
  });

  it('P-7 NX-21 P-41: does not take effect on its day while somebody has not been told, and keeps a new processor off', async () => {
    const sender = `sent-${Date.now()}@example.com`;
    const tenant = await Tenant.create(service, 'Sen ApS', sender);
    expect((await register('courier')).failed).toBe(false);
    await inject(service, { service: 'ses', operation: 'SendRawEmail', mode: 'fail', count: 100_000 });
    const third = version(3, await dayAfter(31), ['printer', 'courier']);
    expect((await announce(third)).failed).toBe(false);
    await moveClock(service, 'P2D');
    expect((await noticesOf(tenant))[0]).toMatchObject({ version: 3, status: 'announced', toldAt: null });
    expect((await published()).announced[0]?.takesEffectAt).toBeNull();

    await clear(service);
    await moveClock(service, 'P1D');
    expect(await toldOf(sender, 'courier ApS is a processor')).toHaveLength(1);
    const { announced } = await published();
    const late = Date.parse(announced[0]?.takesEffectAt ?? '');
    expect(late - Date.parse(third.effectiveFrom)).toBeGreaterThan(day);
    await setClock(service, late - 60_000);
    expect([(await published()).version, await isOn(tenant, 'courier')]).toEqual([2, false]);
    await setClock(service, late + 600_000);
    expect([(await published()).version, await isOn(tenant, 'courier')]).toEqual([3, true]);
    expect(await toldOf(sender, 'courier ApS is a processor')).toHaveLength(1);
  });

  it('P-7: that is none takes effect on its day without notices, and a lower number is refused', async () => {
    const harmless = compilePolicy({
      ...SOURCES,
      version: 4,
      effectiveFrom: await dayAfter(1),
      measures: SOURCES.measures.slice(1),
    });
    expect((await announce(harmless)).answer).toMatchObject({ material: false });
    expect((await published()).version).toBe(3);
    await moveClock(service, 'P2D');
    expect((await published()).version).toBe(4);
    expect((await announce(version(4, await dayAfter(40), ['x1']))).failed).toBe(true);
    expect((await announce(version(3, await dayAfter(40), ['x1']))).failed).toBe(true);
  });
});
