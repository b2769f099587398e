import { describe, expect, inject, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { completed, idle, mailsTo, Tenant, twoSigners, unique } from '../support/client.ts';
import { inMonths, twoOperators, twoPeople } from '../support/people.ts';

const service = inject('service');
const base = '/v1/privacy/breaches';

interface Breach {
  readonly id: string;
  readonly role: string;
  readonly awareAt: string | null;
  readonly clocks: readonly {
    readonly clock: string;
    readonly dueAt: string;
    readonly doneAt: string | null;
  }[];
  readonly scope: {
    readonly status: string;
    readonly subjects: number;
    readonly envelopes: number;
    readonly categories: readonly string[];
    readonly organisations: readonly {
      readonly organisation: { readonly id: string };
      readonly subjects: number;
    }[];
  } | null;
  readonly closedAt: string | null;
  readonly code?: string;
}
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const report = (by: Tenant, more: Record<string, unknown> = {}) =>
  by.call<Breach>('POST', base, {
    country: 'DK',
    natures: ['confidentiality'],
    description: `A key was published by mistake ${unique()}`,
    detectedAt: ago(30),
    awareAt: ago(10),
    ...more,
  });
const act = (by: Tenant, id: string, what: string, body: unknown = {}) =>
  by.call<Breach>('POST', `${base}/${id}/${what}`, body);
const read = async (by: Tenant, id: string): Promise<Breach> =>
  (await by.call<Breach>('GET', `${base}/${id}`)).body;

async function scoped(by: Tenant, id: string, query: unknown): Promise<NonNullable<Breach['scope']>> {
  expect((await act(by, id, 'scope', query)).status).toBe(202);
  await idle(service);
  const { scope } = await read(by, id);
  if (scope === null || scope.status !== 'done') throw new Error('not scoped');
  return scope;
}

async function touched(by: Tenant, id: string): Promise<string[]> {
  const found: string[] = [];
  let cursor = '';
  do {
    const url = `${base}/${id}/subjects?limit=1${cursor}`;
    const page = await by.call<{ items: { subject: string }[]; next: string | null }>('GET', url);
    found.push(...page.body.items.map(({ subject }) => subject));
    cursor = page.body.next === null ? '' : `&cursor=${encodeURIComponent(page.body.next)}`;
  } while (cursor !== '');
  return found;
}
const peopleOf = ({ id, recipients }: Envelope): string[] => recipients.map((one) => `${id}.${one.id}`);

describe('the register of breaches', () => {
  it('P-48: goes from detection to a finished draft, a decision, a notification in time and its end', async () => {
    const { anna, bo } = await twoPeople(service);
    await completed(anna);
    const reported = await report(anna, { awareAt: undefined });
    expect([reported.status, reported.body.role, reported.body.clocks]).toEqual([201, 'controller', []]);
    const { id } = reported.body;
    const decision = {
      authority: { notify: true, reason: 'A risk cannot be ruled out.' },
      subjects: { decision: 'tell', reason: 'The people can protect themselves.' },
    };
    expect((await act(anna, id, 'decide', decision)).status).toBe(409);
    const awareAt = ago(5);
    const assessment = {
      awareAt,
      risk: 'high',
      consequences: 'Names may be misused.',
      measures: 'The key was revoked.',
      records: 3,
    };
    const assessed = await act(anna, id, 'assess', assessment);
    expect(assessed.body.clocks).toEqual([
      {
        clock: 'authority',
        dueAt: new Date(Date.parse(awareAt) + 72 * 3_600_000).toISOString(),
        doneAt: null,
        late: false,
      },
    ]);
    expect((await act(anna, id, 'assess', { ...assessment, awareAt: ago(1) })).status).toBe(409);
    const silent = { ...decision, authority: { notify: false, reason: 'No' } };
    expect((await act(bo, id, 'decide', silent)).status).toBe(422);
    expect((await act(bo, id, 'decide', decision)).status).toBe(200);
    await scoped(anna, id, { key: 'space' });
    for (const [locale, word] of [
      ['da', 'Datatilsynet'],
      ['sv', 'Sannolika konsekvenser'],
      ['en', 'Likely consequences'],
    ] as const) {
      const draft = await anna.call<{ complete: boolean; notification: string; letter: string }>(
        'GET',
        `${base}/${id}/notification?locale=${locale}`,
      );
      expect(draft.body.complete).toBe(true);
      expect(draft.body.notification).toContain(word);
      for (const part of ['The key was revoked.', 'Names may be misused.', 'dt@datatilsynet.dk'])
        expect(draft.body.notification).toContain(part);
      expect(draft.body.letter).toContain('The key was revoked.');
    }
    expect((await act(anna, id, 'close', { reason: 'Done' })).status).toBe(409);
    const told = { whom: 'authority', at: ago(1), reference: '2026-442-1' };
    expect((await act(anna, id, 'notified', told)).body.clocks[0]?.doneAt).toBe(told.at);
    expect((await act(anna, id, 'notified', { whom: 'subjects', at: ago(1) })).status).toBe(200);
    expect((await act(anna, id, 'close', { reason: 'Done' })).body.closedAt).not.toBeNull();
    expect((await act(anna, id, 'assess', assessment)).status).toBe(409);
    const listed = await anna.call<{ items: Breach[] }>('GET', base);
    expect(listed.body.items.map((one) => one.id)).toEqual([id]);
  });

  it('P-48: a notification after 72 hours needs the reasons for the delay', async () => {
    const { anna } = await twoPeople(service);
    const { body } = await report(anna, { detectedAt: ago(6000), awareAt: ago(5000) });
    const late = { whom: 'authority', at: ago(1) };
    const refused = await anna.call<{ errors: { pointer: string }[] }>(
      'POST',
      `${base}/${body.id}/notified`,
      late,
    );
    expect([refused.status, refused.body.errors[0]?.pointer]).toEqual([422, '/delayReason']);
    const given = await act(anna, body.id, 'notified', {
      ...late,
      delayReason: 'The logs had to be rebuilt.',
    });
    expect(given.body.clocks).toMatchObject([{ clock: 'authority', late: true }]);
  });

  it('P-49: answers whom a stolen key, an object and a time touched, with categories, one by one', async () => {
    const { anna } = await twoPeople(service);
    const { body } = await twoSigners();
    const send = async () =>
      (await anna.call<Envelope>('POST', '/v1/envelopes', { ...body, status: 'draft' })).body;
    const first = await send();
    await new Promise((pass) => setTimeout(pass, 5));
    const between = new Date().toISOString();
    await new Promise((pass) => setTimeout(pass, 5));
    const second = await send();
    const { id } = (await report(anna)).body;
    const all = await scoped(anna, id, { key: 'space' });
    expect([all.subjects, all.envelopes]).toEqual([4, 2]);
    expect(all.categories).toEqual(expect.arrayContaining(['user.name', 'user.contact.email']));
    expect((await touched(anna, id)).sort()).toEqual([...peopleOf(first), ...peopleOf(second)].sort());
    const early = await scoped(anna, id, { key: 'link', until: between });
    expect(early.subjects).toBe(2);
    expect((await touched(anna, id)).sort()).toEqual(peopleOf(first).sort());
    const objects = [`uploads/${anna.organisationId}.test/${second.id}/`];
    const stolen = await scoped(anna, id, { objects });
    expect([stolen.subjects, stolen.categories.includes('user.contact.email')]).toEqual([2, false]);
    expect((await touched(anna, id)).sort()).toEqual(peopleOf(second).sort());
    expect((await scoped(anna, id, { key: 'signing' })).categories).toEqual([]);
    const [gone] = peopleOf(first);
    await anna.call('POST', `/v1/privacy/subjects/${gone}/erasure`, { ground: 'noLongerNeeded' });
    await idle(service);
    const after = await scoped(anna, id, { key: 'space', from: between });
    expect(after).toMatchObject({ subjects: 3, erased: 1 });
  });

  it('P-48 P-49: the operator finds the organisations touched and tells them; each has its own entry, known from then', async () => {
    const contact = `kontakt-${unique()}@example.com`;
    const { anna } = await twoPeople(service, await Tenant.create(service, 'Bolig ApS', contact));
    await completed(anna);
    const untouched = await Tenant.create(service);
    const { ida } = await twoOperators(service);
    const { id, role, clocks } = (await report(ida)).body;
    expect([role, clocks[0]?.clock]).toEqual(['processor', 'customers']);
    expect((await act(ida, id, 'customers')).status).toBe(409);
    const scope = await scoped(ida, id, {
      organisations: [
        { id: anna.organisationId, mode: 'test' },
        { id: untouched.organisationId, mode: 'test' },
      ],
    });
    expect(scope.organisations.map(({ organisation, subjects }) => [organisation.id, subjects])).toEqual([
      [anna.organisationId, 2],
    ]);
    expect((await act(ida, id, 'customers')).status).toBe(202);
    await act(ida, id, 'customers');
    await idle(service);
    expect((await read(ida, id)).clocks[0]?.doneAt).not.toBeNull();
    const [own] = (await anna.call<{ items: Breach[] }>('GET', base)).body.items;
    expect(own).toMatchObject({ role: 'controller', clocks: [{ clock: 'authority', doneAt: null }] });
    const mails = (await mailsTo(service, contact)).filter(({ text }) => text.includes(String(own?.id)));
    expect(mails).toHaveLength(1);
    expect((await untouched.call<{ items: Breach[] }>('GET', base)).body.items).toEqual([]);
    expect((await act(anna, id, 'close', { reason: 'x' })).status).toBe(404);
  });

  it('refuses times that cannot be, and organisations named by anybody but the operator', async () => {
    const { anna } = await twoPeople(service);
    expect((await report(anna, { detectedAt: inMonths(1) })).status).toBe(422);
    expect((await report(anna, { awareAt: ago(60) })).status).toBe(422);
    const { id } = (await report(anna)).body;
    const organisations = [{ id: anna.organisationId, mode: 'test' }];
    expect((await act(anna, id, 'scope', { organisations })).status).toBe(422);
    expect((await act(anna, id, 'customers')).status).toBe(409);
    expect((await act(anna, id, 'scope', { objects: ['../etc/passwd'] })).status).toBe(422);
  });
});
