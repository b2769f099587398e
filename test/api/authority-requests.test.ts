import { describe, expect, inject, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { bytesOf, completed, idle, mailsTo, Tenant, unique } from '../support/client.ts';
import { inMonths, twoOperators, twoPeople } from '../support/people.ts';

const service = inject('service');
const base = '/v1/privacy/authority-requests';

interface Demand {
  readonly id: string;
  readonly state: string;
  readonly toldAt: string | null;
  readonly approvals: readonly { readonly owner: string }[];
  readonly code?: string;
}
interface Content {
  readonly subjects: readonly {
    readonly data: readonly { readonly field: string; readonly category: string; readonly value: unknown }[];
    readonly documents: readonly { readonly url: string; readonly headers: Record<string, string> }[];
  }[];
}

const demand = (envelope: Envelope, more: Record<string, unknown> = {}) => ({
  exception: 'courtOrder',
  reference: 'BS-4711/2026',
  authority: { kind: 'court', name: `Retten i Aarhus ${unique()}` },
  scope: {
    subjects: [`${envelope.id}.${envelope.recipients[0]?.id}`],
    categories: ['user.name'],
    necessity: 'The order names this person and asks for the name only.',
  },
  ...more,
});
const open = (by: Tenant, body: unknown) => by.call<Demand>('POST', base, body);
const step = (by: Tenant, id: string, what: string, body: unknown = {}) =>
  by.call<Demand>('POST', `${base}/${id}/${what}`, body);
const disclosedTo = async (by: Tenant, envelope: Envelope): Promise<readonly string[]> => {
  const found = await by.call<{ candidates: { holdings: { recipients: { name: string }[] }[] }[] }>(
    'POST',
    '/v1/privacy/subjects/search',
    { recipientId: envelope.recipients[0]?.id },
  );
  return found.body.candidates.flatMap(({ holdings }) =>
    holdings.flatMap(({ recipients }) => recipients.map(({ name }) => name)),
  );
};

describe('a demand by law', () => {
  it('P-45 SM-8 ES-23: is released by two people alone, the least that answers it, and the customer is told', async () => {
    const contact = `kontakt-${unique()}@example.com`;
    const { anna, bo } = await twoPeople(service, await Tenant.create(service, 'Bolig ApS', contact));
    const { envelope } = await completed(anna);
    const body = demand(envelope);
    const opened = await open(anna, body);
    expect([opened.status, opened.body.state]).toEqual([201, 'opened']);
    const { id } = opened.body;
    expect((await step(anna, id, 'export')).body.code).toBe('invalid_state');
    expect((await step(anna, id, 'approve')).body.state).toBe('opened');
    const again = await step(anna, id, 'approve');
    expect([again.status, again.body.code]).toEqual([403, 'second_person_required']);
    expect((await step(anna, id, 'export')).status).toBe(409);
    expect((await step(bo, id, 'approve')).body.state).toBe('approved');
    expect((await anna.call(`GET`, `${base}/${id}/content`)).status).toBe(409);
    const mails = (await mailsTo(service, contact)).filter(({ text }) => text.includes(id));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(body.authority.name);
    const released = await step(bo, id, 'export');
    expect([released.status, released.body.state]).toEqual([200, 'exported']);
    expect(released.body.approvals.map(({ owner }) => owner)).toEqual(['Anna', 'Bo']);
    const { subjects } = (await bo.call<Content>('GET', `${base}/${id}/content`)).body;
    expect(new Set(subjects.flatMap(({ data }) => data.map(({ category }) => category)))).toEqual(
      new Set(['user.name']),
    );
    expect(JSON.stringify(subjects)).toContain('Åse Ørsted');
    expect(JSON.stringify(subjects)).not.toContain('Björn');
    expect(JSON.stringify(subjects)).not.toContain('@example.com');
    expect(subjects.flatMap(({ documents }) => documents)).toEqual([]);
    expect((await step(anna, id, 'refuse', { reason: 'Too late' })).status).toBe(409);
  });

  it('NS-10 P-46: stands in the person’s record of disclosures from the moment of release', async () => {
    const { anna, bo } = await twoPeople(service);
    const { envelope, pdf } = await completed(anna);
    const body = demand(envelope, {
      scope: { ...demand(envelope).scope, documents: true },
    });
    const { id } = (await open(anna, body)).body;
    await idle(service);
    for (const one of [anna, bo]) await step(one, id, 'approve');
    expect(await disclosedTo(anna, envelope)).not.toContain(body.authority.name);
    await step(anna, id, 'export');
    await step(anna, id, 'export');
    const listed = await anna.call<{ items: { case: string | null; recipient: string; channel: string }[] }>(
      'GET',
      '/v1/privacy/disclosures?limit=100',
    );
    const mine = listed.body.items.filter((one) => one.case === id);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ recipient: body.authority.name, channel: 'handover' });
    expect(await disclosedTo(anna, envelope)).toContain(body.authority.name);
    const { subjects } = (await anna.call<Content>('GET', `${base}/${id}/content`)).body;
    const [document] = subjects[0]?.documents ?? [];
    if (document === undefined) throw new Error('no document');
    expect(
      Buffer.from(await bytesOf(document))
        .subarray(0, pdf.length)
        .equals(Buffer.from(pdf)),
    ).toBe(true);
  });

  it('P-45: under an order of silence nobody is told, and the record shows nothing until it ends', async () => {
    const contact = `kontakt-${unique()}@example.com`;
    const { anna } = await twoPeople(service, await Tenant.create(service, 'Bolig ApS', contact));
    const { envelope } = await completed(anna);
    const { ida, ole } = await twoOperators(service);
    const organisation = { id: anna.organisationId, mode: 'test' };
    const silence = { until: inMonths(2), reference: 'RPL § 781' };
    const { id, toldAt } = (await open(ida, demand(envelope, { organisation, silence }))).body;
    expect(toldAt).toBeNull();
    for (const one of [ida, ole]) await step(one, id, 'approve');
    expect((await step(ida, id, 'export')).body.state).toBe('exported');
    expect((await mailsTo(service, contact)).filter(({ text }) => text.includes(id))).toEqual([]);
    const listed = await anna.call<{ items: { case: string | null }[] }>(
      'GET',
      '/v1/privacy/disclosures?limit=100',
    );
    expect(listed.body.items.filter((one) => one.case === id)).toEqual([]);
    expect((await anna.call('GET', `${base}/${id}`)).status).toBe(404);
  });

  it('SM-8: has exactly one exception of a closed list, a reference, people who are there, and no other organisation', async () => {
    const { anna } = await twoPeople(service);
    const { envelope } = await completed(anna);
    const wrong = [
      [{ exception: 'curiosity' }, '/exception'],
      [{ exception: ['courtOrder', 'merger'] }, '/exception'],
      [{ reference: '' }, '/reference'],
      [{ scope: { ...demand(envelope).scope, subjects: [] } }, '/scope/subjects'],
      [{ scope: { ...demand(envelope).scope, categories: ['everything'] } }, '/scope/categories/0'],
      [{ silence: { until: '2020-01-01T00:00:00Z', reference: 'x' } }, '/silence/until'],
      [{ organisation: { id: anna.organisationId, mode: 'test' } }, '/organisation'],
    ] as const;
    for (const [change, pointer] of wrong) {
      const answer = await anna.call<{ errors: { pointer: string }[] }>(
        'POST',
        base,
        demand(envelope, change),
      );
      expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, pointer]);
    }
    const stranger = await Tenant.create(service);
    expect((await open(stranger, demand(envelope))).status).toBe(404);
    const { ida } = await twoOperators(service);
    expect((await open(ida, demand(envelope))).status).toBe(422);
    expect((await ida.call('GET', '/v1/envelopes')).status).toBe(403);
    const { id } = (await open(anna, demand(envelope))).body;
    expect((await step(anna, id, 'refuse', { reason: 'The order was lifted.' })).body.state).toBe('refused');
    expect((await step(anna, id, 'approve')).status).toBe(409);
    const items = (await anna.call<{ items: Demand[] }>('GET', base)).body.items;
    expect(items.map((one) => one.id)).toContain(id);
  });
});
