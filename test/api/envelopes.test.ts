import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Envelope, envelope as envelopeSchema } from '../../layers/http/schemas/envelope.ts';
import { completed, idle, request, Tenant } from '../support/client.ts';
import { create, eventsOf, type Json, problem, refusal, sentToOne, signer } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

interface List {
  readonly items: readonly { id: string; title: string; externalId: string | null; status: string }[];
  readonly next: string | null;
}

describe('reading envelopes', () => {
  it('answers in the shape of the contract, members without a value as null', async () => {
    const { envelope } = await sentToOne(tenant);
    const answer = await tenant.call<Envelope>('GET', `/v1/envelopes/${envelope.id}`);
    expect(envelopeSchema.safeParse(answer.body).error).toBeUndefined();
    expect(answer.body).toMatchObject({ message: null, externalId: null, completedAt: null, status: 'sent' });
    expect(answer.headers.get('etag')).toMatch(/^"v\d+"$/);
    expect(Date.parse(answer.body.expiresAt ?? '') - Date.parse(answer.body.sentAt ?? '')).toBe(
      30 * 86_400_000,
    );
    expect(Date.parse(answer.body.privacy.purgeAt) - Date.parse(answer.body.expiresAt ?? '')).toBe(
      90 * 86_400_000,
    );
  });

  it('pages through a list, newest first, each once, and finds by status and by your own id', async () => {
    const own = await Tenant.create(service);
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const made = await own.call<Envelope>('POST', '/v1/envelopes', {
        title: `Nr. ${index}`,
        externalId: `crm-${index % 2}`,
      });
      ids.push(made.body.id);
    }
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: { body: List } = await own.call<List>(
        'GET',
        `/v1/envelopes?limit=2${next === null ? '' : `&cursor=${encodeURIComponent(next)}`}`,
      );
      expect(page.body.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.body.items.map(({ id }) => id));
      next = page.body.next;
    } while (next !== null);
    expect(seen).toEqual(ids.toReversed());
    const found = await own.call<List>('GET', '/v1/envelopes?externalId=crm-1');
    expect(found.body.items.map(({ id }) => id).toSorted()).toEqual([ids[1], ids[3]].toSorted());
    expect((await own.call<List>('GET', '/v1/envelopes?externalId=CRM-9')).body.items).toEqual([]);
    expect((await own.call<List>('GET', '/v1/envelopes?status=sent')).body.items).toEqual([]);
    expect((await own.call<List>('GET', '/v1/envelopes?status=draft&limit=100')).body.items).toHaveLength(5);
    const third = await own.envelope(ids[2] ?? '');
    const after = await own.call<List>('GET', `/v1/envelopes?createdAfter=${third.createdAt}`);
    expect(after.body.items.map(({ id }) => id)).toEqual(expect.arrayContaining([ids[3], ids[4]]));
    expect(after.body.items.map(({ id }) => id)).not.toContain(ids[1]);
  });

  it('follows the external id when it changes', async () => {
    const own = await Tenant.create(service);
    const made = await own.call<Envelope>('POST', '/v1/envelopes', { title: 'A', externalId: 'old' });
    await own.call('PATCH', `/v1/envelopes/${made.body.id}`, { externalId: 'new' });
    const by = async (id: string) =>
      (await own.call<List>('GET', `/v1/envelopes?externalId=${id}`)).body.items.length;
    expect([await by('old'), await by('new')]).toEqual([0, 1]);
  });

  it('refuses cursors that are not ours or another’s, and limits out of range', async () => {
    const own = await Tenant.create(service);
    const stranger = await Tenant.create(service);
    for (let index = 0; index < 2; index += 1) {
      await own.call('POST', '/v1/envelopes', { title: 'A' });
      await stranger.call('POST', '/v1/envelopes', { title: 'B' });
    }
    const { next } = (await own.call<List>('GET', '/v1/envelopes?limit=1')).body;
    expect(next).not.toBeNull();
    const foreign = await stranger.call<List>(
      'GET',
      `/v1/envelopes?limit=1&cursor=${encodeURIComponent(next ?? '')}`,
    );
    expect(refusal(foreign)).toEqual([422, 'invalid_cursor']);
    const tampered = `${next?.slice(0, -3)}AAA`;
    for (const cursor of [tampered, 'x', '%00', 'eyJhIjoxfQ'])
      expect(refusal(await own.call('GET', `/v1/envelopes?cursor=${encodeURIComponent(cursor)}`))).toEqual([
        422,
        'invalid_cursor',
      ]);
    for (const query of [
      'limit=0',
      'limit=101',
      'limit=-1',
      'limit=x',
      'status=open',
      'createdAfter=yesterday',
      'limit=1&limit=2',
      'colour=red',
    ])
      expect([query, (await own.call('GET', `/v1/envelopes?${query}`)).status]).toEqual([query, 422]);
  });

  it('lists events by page, in order, without a gap', async () => {
    const { envelope } = await completed(tenant);
    const all = await eventsOf(tenant, envelope.id);
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_event, index) => index + 1));
    const paged: number[] = [];
    let next: string | null = null;
    do {
      const page: { body: { items: { seq: number }[]; next: string | null } } = await tenant.call(
        'GET',
        `/v1/envelopes/${envelope.id}/events?limit=4${next === null ? '' : `&cursor=${encodeURIComponent(next)}`}`,
      );
      paged.push(...page.body.items.map(({ seq }) => seq));
      next = page.body.next;
    } while (next !== null);
    expect(paged).toEqual(all.map(({ seq }) => seq));
  });

  it('gives one 404 for unknown, malformed, foreign and other-mode ids', async () => {
    const { envelope } = await sentToOne(tenant);
    const stranger = await Tenant.create(service);
    const live = await request<{ apiKey: string }>(`${service.api}/_local/keys`, {
      method: 'POST',
      body: {
        organisationId: tenant.organisationId,
        mode: 'live',
        scopes: ['envelopes:read'],
        owner: 'test',
      },
    });
    const path = `/v1/envelopes/${envelope.id}`;
    const answers = await Promise.all([
      tenant.call('GET', `/v1/envelopes/env_${'0'.repeat(26)}`),
      stranger.call('GET', path),
      request(`${service.api}${path}`, { headers: { authorization: `Bearer ${live.body.apiKey}` } }),
    ]);
    const comparable = answers.map(({ status, body }) => ({ status, ...(body as Json), requestId: null }));
    expect(new Set(comparable.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(comparable[0]).toMatchObject({ status: 404, code: 'not_found' });
    for (const id of [
      'env_',
      'env_x',
      `doc_${'0'.repeat(26)}`,
      '..',
      '%2e%2e',
      'null',
      `env_${'0'.repeat(26)}%00`,
    ])
      expect([id, (await tenant.call('GET', `/v1/envelopes/${id}`)).status]).toEqual([
        id,
        expect.toBeOneOf([404, 405, 422]),
      ]);
  });
});

describe('ETag and If-Match', () => {
  it('refuses a change of what has changed since, and changes nothing', async () => {
    const made = await create(tenant, { recipients: [signer()] });
    const path = `/v1/envelopes/${made.body.id}`;
    const etag = made.headers.get('etag') ?? '';
    const first = await tenant.call('PATCH', path, { title: 'One' }, { 'if-match': etag });
    expect(first.status).toBe(200);
    expect(first.headers.get('etag')).not.toBe(etag);
    const stale = { 'if-match': etag };
    const answers = await Promise.all([
      tenant.call('PATCH', path, { title: 'Two' }, stale),
      tenant.call('PUT', `${path}/fields`, { fields: [] }, stale),
      tenant.call('DELETE', path, undefined, stale),
      tenant.call('DELETE', `${path}/recipients/${made.body.recipients[0]?.id}`, undefined, stale),
      tenant.call('DELETE', `${path}/documents/${made.body.documents[0]?.id}`, undefined, stale),
    ]);
    expect(answers.map(refusal)).toEqual(answers.map(() => [412, 'version_conflict']));
    const after = await tenant.envelope(made.body.id);
    expect([after.title, after.recipients.length, after.documents.length]).toEqual(['One', 1, 1]);
    expect((await tenant.call('PATCH', path, { title: 'Three' }, { 'if-match': '*' })).status).toBe(200);
    expect(refusal(await tenant.call('PATCH', path, { title: 'X' }, { 'if-match': 'nonsense' }))).toEqual([
      400,
      'invalid_header',
    ]);
  });
});

describe('before its day', () => {
  it('P-26: a deleted draft says what was deleted and leaves a receipt', async () => {
    const made = await create(tenant);
    const gone = await tenant.call<{ deleted: string[]; receipt: string }>(
      'DELETE',
      `/v1/envelopes/${made.body.id}`,
    );
    expect([gone.status, gone.body.deleted]).toEqual([200, [made.body.id]]);
    const again = await tenant.call('DELETE', `/v1/envelopes/${made.body.id}`);
    expect([200, 404]).toContain(again.status);
    await idle(service);
    expect((await tenant.envelope(made.body.id)).privacy.state).toBe('purged');
    expect((await tenant.call('GET', `/v1/envelopes/${made.body.id}/events`)).status).toBe(404);
    expect(refusal(await tenant.call('PATCH', `/v1/envelopes/${made.body.id}`, { title: 'X' }))).toEqual([
      404,
      'not_found',
    ]);
  });

  it('P-26: a voided envelope is purged at once when asked, the operation leads to the receipt', async () => {
    const { path, person } = await sentToOne(tenant);
    expect(refusal(await tenant.call('POST', `${path}/purge`, { reason: 'x' }))).toEqual([
      409,
      'invalid_state',
    ]);
    await tenant.call('POST', `${path}/void`, { reason: 'x' });
    await idle(service);
    const asked = await tenant.call<{ id: string }>('POST', `${path}/purge`, { reason: 'Wrong person' });
    expect(asked.status).toBe(202);
    await idle(service);
    const operation = await tenant.call<{ status: string; result: { receipt: string } | null }>(
      'GET',
      `/v1/operations/${asked.body.id}`,
    );
    expect(operation.body.status).toBe('succeeded');
    const receipt = operation.body.result?.receipt ?? '';
    expect((await tenant.call('GET', `/v1/privacy/receipts/${receipt}`)).status).toBe(200);
    expect(refusal(await person.call('GET', ''))).toEqual([404, 'not_found']);
    expect(refusal(await tenant.call('DELETE', `/v1/operations/${asked.body.id}`))).toEqual([
      409,
      'invalid_state',
    ]);
    const stranger = await Tenant.create(service);
    expect(refusal(await stranger.call('GET', `/v1/operations/${asked.body.id}`))).toEqual([
      404,
      'not_found',
    ]);
  });
});

describe('the organisation', () => {
  it('is read and changed by its own administrator only', async () => {
    const own = await Tenant.create(service, 'Nord ApS');
    expect((await own.call<Json>('GET', '/v1/organisation')).body).toMatchObject({ name: 'Nord ApS' });
    const changed = await own.call<Json>('PATCH', '/v1/organisation', { minimumAuthentication: 'smsCode' });
    expect(changed.body).toMatchObject({ minimumAuthentication: 'smsCode' });
    const weak = await create(own, { recipients: [signer()], status: 'sent' });
    expect(problem(weak).at).toEqual(['/recipients/0/authentication authentication_too_weak']);
    expect(refusal(await own.call('PATCH', '/v1/organisation', { plan: 'gold' }))).toEqual([
      422,
      'unknown_field',
    ]);
  });
});
