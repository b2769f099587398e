import { describe, expect, inject, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { completed, idle, Person, Tenant, twoSigners } from '../support/client.ts';
import { inMonths, twoPeople } from '../support/people.ts';
import { verifyReceipt } from '../support/receipts.ts';

const service = inject('service');

interface Hold {
  readonly id: string;
  readonly state: string;
  readonly code?: string;
}
interface Operation {
  readonly id: string;
  readonly status: string;
  readonly result: { readonly receipt: string } | null;
}

const place = (by: Tenant, scope: Record<string, unknown>, reviewAt = inMonths(3)) =>
  by.call<Hold>('POST', '/v1/privacy/holds', { scope, reason: 'Dispute before the court', reviewAt });
const step = (by: Tenant, id: string, what: 'approve' | 'release') =>
  by.call<Hold>('POST', `/v1/privacy/holds/${id}/${what}`, {});
const erase = (by: Tenant, subject: string) =>
  by.call<Operation>('POST', `/v1/privacy/subjects/${subject}/erasure`, { ground: 'noLongerNeeded' });

describe('a legal hold', () => {
  it('P-17: is placed and lifted by two people, one alone cannot', async () => {
    const { anna, bo } = await twoPeople(service);
    const { envelope } = await completed(anna);
    const { body: hold, status } = await place(anna, { envelopes: [envelope.id] });
    expect([status, hold.state]).toEqual([201, 'proposed']);
    expect((await anna.envelope(envelope.id)).privacy.holds).toBe(0);
    const alone = await step(anna, hold.id, 'approve');
    expect([alone.status, alone.body.code]).toEqual([403, 'second_person_required']);
    expect((await step(bo, hold.id, 'approve')).body.state).toBe('active');
    expect((await step(bo, hold.id, 'approve')).body.state).toBe('active');
    expect((await anna.envelope(envelope.id)).privacy).toMatchObject({ state: 'held', holds: 1 });
    const purge = await anna.call('POST', `/v1/envelopes/${envelope.id}/purge`, { reason: 'Tidy up' });
    expect([purge.status, purge.body.code]).toEqual([409, 'held']);
    expect((await step(bo, hold.id, 'release')).body.state).toBe('releaseProposed');
    expect((await step(bo, hold.id, 'approve')).status).toBe(403);
    expect((await anna.envelope(envelope.id)).privacy.holds).toBe(1);
    expect((await step(anna, hold.id, 'approve')).body.state).toBe('released');
    expect((await anna.envelope(envelope.id)).privacy).toMatchObject({ state: 'active', holds: 0 });
    const events = (
      await anna.call<{ items: { type: string }[] }>('GET', `/v1/envelopes/${envelope.id}/events?limit=100`)
    ).body;
    const privacy = events.items.map(({ type }) => type).filter((type) => type.startsWith('privacy.'));
    expect(privacy).toEqual(['privacy.held', 'privacy.released']);
    expect((await step(anna, hold.id, 'release')).status).toBe(409);
  });

  it('P-17: withholds an erasure, and its release runs it without a new request', async () => {
    const { anna, bo } = await twoPeople(service);
    const { envelope } = await completed(anna);
    const subject = `${envelope.id}.${envelope.recipients[0]?.id}`;
    const { body: hold } = await place(anna, { envelopes: [envelope.id] });
    await step(bo, hold.id, 'approve');
    const asked = await erase(anna, subject);
    expect([asked.status, asked.body.status]).toEqual([202, 'queued']);
    expect((await erase(anna, subject)).body.id).toBe(asked.body.id);
    await idle(service);
    expect((await anna.envelope(envelope.id)).recipients[0]?.email).not.toBeNull();
    await step(anna, hold.id, 'release');
    await step(bo, hold.id, 'approve');
    await idle(service);
    const done = (await anna.call<Operation>('GET', `/v1/operations/${asked.body.id}`)).body;
    expect(done.status).toBe('succeeded');
    expect(await verifyReceipt(anna, String(done.result?.receipt))).toMatchObject({ subject });
    expect((await anna.envelope(envelope.id)).recipients[0]?.email).toBeNull();
  });

  it('P-17: on one person blocks that person’s erasure and no other', async () => {
    const { anna, bo } = await twoPeople(service);
    const { body } = await twoSigners();
    const { id, recipients } = (await anna.call<Envelope>('POST', '/v1/envelopes', body)).body;
    const [held, free] = recipients.map((one) => `${id}.${one.id}`);
    const { body: hold } = await place(anna, { subject: held });
    await step(bo, hold.id, 'approve');
    expect((await erase(anna, String(held))).body.status).toBe('queued');
    const other = await erase(anna, String(free));
    await idle(service);
    expect((await anna.call<Operation>('GET', `/v1/operations/${other.body.id}`)).body.status).toBe(
      'succeeded',
    );
    const after = await anna.envelope(id);
    expect(after.recipients[0]?.email).not.toBeNull();
    expect(after.recipients[1]?.email).toBeNull();
  });

  it('is reviewed within six months, names what exists, and is nobody else’s', async () => {
    const { anna } = await twoPeople(service);
    const { body } = await twoSigners();
    const { id } = (await anna.call<Envelope>('POST', '/v1/envelopes', { ...body, status: 'draft' })).body;
    const late = await place(anna, { envelopes: [id] }, inMonths(7));
    expect([late.status, late.body.code]).toEqual([422, 'validation_failed']);
    expect((await place(anna, {})).status).toBe(422);
    const stranger = await Tenant.create(service);
    expect((await place(stranger, { envelopes: [id] })).status).toBe(404);
    const { body: hold } = await place(anna, { envelopes: [id] });
    expect((await step(stranger, hold.id, 'approve')).status).toBe(404);
    expect((await stranger.call('GET', `/v1/privacy/holds/${hold.id}`)).status).toBe(404);
    expect((await anna.call<Hold>('GET', `/v1/privacy/holds/${hold.id}`)).body.state).toBe('proposed');
  });

  it('P-17: is listed with its owner’s day of review, newest first, and for nobody else', async () => {
    const { anna } = await twoPeople(service);
    const { body } = await twoSigners();
    const { id } = (await anna.call<Envelope>('POST', '/v1/envelopes', { ...body, status: 'draft' })).body;
    const placed = [
      (await place(anna, { envelopes: [id] })).body.id,
      (await place(anna, { envelopes: [id] })).body.id,
    ];
    const first = await anna.call<{ items: Hold[]; next: string }>('GET', '/v1/privacy/holds?limit=1');
    const cursor = encodeURIComponent(first.body.next);
    const second = await anna.call<{ items: Hold[] }>('GET', `/v1/privacy/holds?limit=1&cursor=${cursor}`);
    expect([...first.body.items, ...second.body.items].map((hold) => hold.id)).toEqual(placed.reverse());
    const stranger = await Tenant.create(service);
    expect((await stranger.call<{ items: Hold[] }>('GET', '/v1/privacy/holds')).body.items).toEqual([]);
  });
});

describe('a restriction', () => {
  it('NS-24 B2B-14 SM-14 SM-15 P-29: every change is refused, nothing is sent, content is closed, and evidence stays open', async () => {
    const { anna } = await twoPeople(service);
    const { body, people } = await twoSigners();
    const sent = await anna.call<Envelope>('POST', '/v1/envelopes', body);
    const { id, recipients, documents } = sent.body;
    const person = await Person.invited(service, people.landlord);
    const subject = `${id}.${recipients[0]?.id}`;
    const path = `/v1/privacy/subjects/${subject}/restriction`;
    const first = await anna.call('POST', path, { ground: 'accuracyContested' });
    expect([first.status, first.body.state]).toEqual([200, 'restricted']);
    expect((await anna.call('POST', path, { ground: 'accuracyContested' })).body).toEqual(first.body);
    const calls = [
      ['POST', `/v1/envelopes/${id}/void`, { reason: 'x' }],
      ['POST', `/v1/envelopes/${id}/remind`, {}],
      ['POST', `/v1/envelopes/${id}/extend`, { expiresAt: inMonths(2) }],
      ['POST', `/v1/envelopes/${id}/correct`, { message: 'New' }],
      ['GET', `/v1/envelopes/${id}/documents/${documents[0]?.id}/content?version=original`, undefined],
      ['POST', '/v1/envelopes', { copyOf: id }],
    ] as const;
    for (const [method, url, payload] of calls) {
      const answer = await anna.call(method, url, payload);
      expect([url, answer.status, answer.body.code]).toEqual([url, 409, 'restricted']);
    }
    const opened = await person.call('POST', '/open', {});
    expect([opened.status, opened.body.code]).toEqual([409, 'restricted']);
    const view = await anna.envelope(id);
    expect(view.privacy).toMatchObject({ state: 'restricted', restrictions: 1 });
    expect(view.recipients[0]).toMatchObject({ name: '', email: null, phone: null });
    expect(view.recipients[1]?.email).toBe(people.tenant);
    expect((await anna.call('GET', `/v1/envelopes/${id}/evidence`)).status).toBe(200);
    const found = await anna.call<{ candidates: unknown[] }>('POST', '/v1/privacy/subjects/search', {
      email: people.landlord,
    });
    expect(found.body.candidates).toHaveLength(1);
    const again = await anna.call('DELETE', `/v1/privacy/subjects/${id}.${recipients[1]?.id}/restriction`);
    expect([again.status, again.body.code]).toEqual([409, 'invalid_state']);
  });
});
