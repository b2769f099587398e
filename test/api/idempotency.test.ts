import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { mailsTo, Tenant, unique } from '../support/client.ts';
import { address, create, eventsOf, inline, pdf, refusal, sentToOne, sha256, signer } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

const key = (value = unique()): Record<string, string> => ({ 'idempotency-key': value });

describe('Idempotency-Key', () => {
  it('NS-3: answers the same call again with the first answer and does nothing a second time', async () => {
    const email = address();
    const body = {
      title: 'En gang',
      documents: [await inline()],
      recipients: [signer({ email })],
      status: 'sent',
    };
    const headers = key();
    const first = await tenant.call<Envelope>('POST', '/v1/envelopes', body, headers);
    const second = await tenant.call<Envelope>('POST', '/v1/envelopes', body, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await mailsTo(service, email)).toHaveLength(1);
  });

  it('refuses the key for another body or another operation', async () => {
    const headers = key();
    await tenant.call('POST', '/v1/envelopes', { title: 'A' }, headers);
    const other = await tenant.call('POST', '/v1/envelopes', { title: 'B' }, headers);
    expect(refusal(other)).toEqual([422, 'idempotency_key_reused']);
    const made = await create(tenant);
    const elsewhere = await tenant.call(
      'POST',
      `/v1/envelopes/${made.body.id}/recipients`,
      signer(),
      headers,
    );
    expect(refusal(elsewhere)).toEqual([422, 'idempotency_key_reused']);
  });

  it('is each organisation’s own', async () => {
    const headers = key();
    const stranger = await Tenant.create(service);
    const one = await tenant.call<Envelope>('POST', '/v1/envelopes', { title: 'A' }, headers);
    const two = await stranger.call<Envelope>('POST', '/v1/envelopes', { title: 'A' }, headers);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body.id).not.toBe(one.body.id);
    expect(two.headers.get('idempotent-replayed')).toBeNull();
  });

  it('makes one envelope of many calls at once', async () => {
    const own = await Tenant.create(service);
    const headers = key();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => own.call<Envelope>('POST', '/v1/envelopes', { title: 'A' }, headers)),
    );
    for (const answer of answers)
      if (answer.status !== 201) expect(refusal(answer)).toEqual([409, 'idempotency_in_flight']);
    const made = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(made.size).toBe(1);
    const list = await own.call<{ items: unknown[] }>('GET', '/v1/envelopes');
    expect(list.body.items).toHaveLength(1);
  });

  it('gives the key back after a refusal: the corrected call may use it', async () => {
    const headers = key();
    const made = await tenant.call<Envelope>('POST', '/v1/envelopes', { title: 'A' });
    const path = `/v1/envelopes/${made.body.id}/send`;
    expect(refusal(await tenant.call('POST', path, {}, headers))).toEqual([422, 'not_sendable']);
    expect(refusal(await tenant.call('POST', path, {}, headers))).toEqual([422, 'not_sendable']);
  });

  it('holds for every POST: recipients, documents, void, remind', async () => {
    const made = await create(tenant);
    const path = `/v1/envelopes/${made.body.id}`;
    const person = signer();
    const [k1, k2] = [key(), key()];
    const bytes = await pdf();
    const upload = { name: 'x.pdf', size: bytes.length, sha256: sha256(bytes) };
    for (let time = 0; time < 2; time += 1) {
      expect((await tenant.call('POST', `${path}/recipients`, person, k1)).status).toBe(201);
      expect((await tenant.call('POST', `${path}/documents`, upload, k2)).status).toBe(201);
    }
    const draft = await tenant.envelope(made.body.id);
    expect([draft.recipients.length, draft.documents.length]).toEqual([1, 2]);
    const sent = await sentToOne(tenant);
    const headers = key();
    for (let time = 0; time < 2; time += 1)
      expect((await tenant.call('POST', `${sent.path}/remind`, {}, headers)).status).toBe(200);
    const reminded = (await eventsOf(tenant, sent.envelope.id)).filter(
      ({ type }) => type === 'recipient.reminded',
    );
    expect(reminded).toHaveLength(1);
    const end = key();
    for (let time = 0; time < 2; time += 1) {
      const answer = await tenant.call<Envelope>('POST', `${sent.path}/void`, { reason: 'x' }, end);
      expect([answer.status, answer.body.status]).toEqual([200, 'voided']);
    }
  });
});
