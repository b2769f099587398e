import { expect, inject, test } from 'vitest';
import { idle, mailsTo, request, Tenant, twoSigners, unique } from '../support/client.ts';
import { Requester } from '../support/rights.ts';

const service = inject('service');

interface Routed {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly dueAt: string;
  readonly contact: { readonly email: string | null };
  readonly subjects: readonly string[];
  readonly runsAt: string | null;
}

async function sentTo(tenant: Tenant) {
  const { people, body } = await twoSigners();
  const sent = await tenant.call<{ id: string }>('POST', '/v1/envelopes', body);
  await idle(service);
  return { people, id: sent.body.id };
}

const routed = async (tenant: Tenant): Promise<readonly Routed[]> =>
  (await tenant.call<{ items: Routed[] }>('GET', '/v1/privacy/requests')).body.items;

test('SM-18, P-21: the first answer is the same whether data exist or not, and nothing is shown or changed without proof', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sentTo(tenant);
  const known = await Requester.file(service, 'access', { email: people.landlord });
  const unknown = await Requester.file(service, 'access', { email: `nobody-${unique()}@example.com` });
  expect([known.status, unknown.status]).toEqual([202, 202]);
  const shape = ({ body }: typeof known) => ({ ...body, id: 'id', receivedAt: 'at' });
  expect(shape(known)).toEqual(shape(unknown));
  await idle(service);
  expect(await routed(tenant)).toEqual([]);
  const stranger = new Requester(service, String(known.body.id), people.landlord);
  expect((await stranger.call('GET')).status).toBe(403);
  const absent = new Requester(service, `dsr_${'0'.repeat(26)}`, people.landlord);
  const refusals = [await stranger.call('GET'), await absent.call('GET')];
  const [first, second] = refusals.map(({ status, body }) => ({ status, ...body, requestId: null }));
  expect(first).toEqual(second);
});

test('P-21: a wrong code proves nothing, five wrong ones end the code, and the request stays unproven', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sentTo(tenant);
  const filed = await Requester.file(service, 'access', { email: people.landlord });
  const person = new Requester(service, String(filed.body.id), people.landlord);
  const right = await person.code();
  const wrong = right === '000000' ? '000001' : '000000';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const answer = await person.call('POST', '/verify', { code: wrong });
    expect([answer.status, answer.body.code]).toEqual([422, 'code_wrong']);
  }
  expect((await person.call('POST', '/verify', { code: right })).body.code).toBe('code_wrong');
  await idle(service);
  expect(await routed(tenant)).toEqual([]);
  expect((await person.call('POST', '/code', {})).status).toBe(202);
  await person.prove();
  expect(await routed(tenant)).toHaveLength(1);
});

test('P-21: a code works once', async () => {
  const person = await Requester.proven(service, 'access', `once-${unique()}@example.com`);
  const again = await person.call('POST', '/verify', { code: await person.code() });
  expect(again.body.code).toBe('code_wrong');
});

test('NS-1, ES-5, ES-33: a request about a customer’s document becomes a case of that customer, and the person is told whom to reach', async () => {
  const contact = `dpo-${unique()}@example.com`;
  const tenant = await Tenant.create(service, 'Bolig ApS', contact);
  const other = await Tenant.create(service, 'Anden ApS');
  const { people, id } = await sentTo(tenant);
  const person = await Requester.proven(service, 'access', people.landlord);
  const view = await person.view();
  expect(view.status).toBe('inProgress');
  expect(view.parts).toMatchObject([
    { organisation: 'Bolig ApS', contact, status: 'inProgress', answer: false },
  ]);
  const [found] = await routed(tenant);
  expect(found).toMatchObject({ type: 'access', status: 'inProgress', contact: { email: people.landlord } });
  expect(found?.subjects).toEqual([expect.stringContaining(`${id}.rcp_`)]);
  expect(await routed(other)).toEqual([]);
  const foreign = await other.call('GET', `/v1/privacy/requests/${found?.id}`);
  expect(foreign.status).toBe(404);
  const told = (await mailsTo(service, contact)).filter(({ text }) => text.includes(String(found?.id)));
  expect(told).toHaveLength(1);
  expect(
    (await mailsTo(service, people.landlord)).some(({ text }) => text.includes('Bolig ApS har fået den')),
  ).toBe(true);
});

test('SM-12: every request has its statutory day from the first answer on', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sentTo(tenant);
  const filed = await Requester.file(service, 'access', { email: people.landlord });
  const days =
    (Date.parse(String(filed.body.dueAt)) - Date.parse(String(filed.body.receivedAt))) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(28);
  expect(days).toBeLessThanOrEqual(38);
  const person = new Requester(service, String(filed.body.id), people.landlord);
  await person.prove();
  const [found] = await routed(tenant);
  expect(found?.dueAt).toBe(filed.body.dueAt);
});

test('a person about whom nothing is held is told so, after proof', async () => {
  const person = await Requester.proven(service, 'access', `none-${unique()}@example.com`);
  expect(await person.view()).toMatchObject({ status: 'fulfilled', parts: [] });
});

test('SM-19, NS-28: a refusal records decision, decider and reason, and tells the person where to complain', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sentTo(tenant);
  const person = await Requester.proven(service, 'erasure', people.landlord, { country: 'SE', locale: 'sv' });
  const [found] = await routed(tenant);
  const without = await tenant.call('POST', `/v1/privacy/requests/${found?.id}/decide`, {
    decision: 'refuse',
  });
  expect(without.status).toBe(422);
  const reason = `Avtalet gäller ännu ${unique()}`;
  const decided = await tenant.call('POST', `/v1/privacy/requests/${found?.id}/decide`, {
    decision: 'refuse',
    reason,
  });
  expect(decided.body).toMatchObject({ status: 'refused', decision: 'refuse', reason });
  const again = await tenant.call('POST', `/v1/privacy/requests/${found?.id}/decide`, {
    decision: 'fulfil',
    reason,
  });
  expect([again.status, again.body.code]).toEqual([409, 'invalid_state']);
  await idle(service);
  const view = await person.view();
  expect(view).toMatchObject({ status: 'refused', parts: [{ decision: 'refuse', reason }] });
  expect(view.complaint.url).toBe('https://www.imy.se');
  const mail = (await mailsTo(service, people.landlord)).find(({ text }) => text.includes(reason));
  expect(mail?.text).toContain('Integritetsskyddsmyndigheten');
});

test('a second request for the same thing is one case, whichever is proven first', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sentTo(tenant);
  const first = await Requester.proven(service, 'access', people.landlord);
  const second = await Requester.proven(service, 'access', people.landlord);
  expect(await routed(tenant)).toHaveLength(1);
  const view = await second.view();
  expect(view.duplicateOf).toBe(first.id);
  expect(view.parts).toEqual((await first.view()).parts);
});

test('a withdrawn request is withdrawn everywhere, and its session still shows it', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sentTo(tenant);
  const person = await Requester.proven(service, 'erasure', people.landlord);
  expect((await person.call('POST', '/withdraw', {})).body).toMatchObject({ status: 'withdrawn' });
  expect((await routed(tenant))[0]?.status).toBe('withdrawn');
});

test('NS-24, P-30: an objection stops what is queued until it is decided', async () => {
  const tenant = await Tenant.create(service);
  const { people, id } = await sentTo(tenant);
  await Requester.proven(service, 'objection', people.landlord);
  const before = (await mailsTo(service, people.landlord)).filter(({ text }) =>
    text.includes('/sign#'),
  ).length;
  expect((await tenant.call('POST', `/v1/envelopes/${id}/remind`, {})).body.code).toBe('restricted');
  expect((await tenant.envelope(id)).privacy.state).toBe('restricted');
  const after = (await mailsTo(service, people.landlord)).filter(({ text }) =>
    text.includes('/sign#'),
  ).length;
  expect(after).toBe(before);
});

test('a key without the scope neither reads nor decides requests', async () => {
  const tenant = await Tenant.create(service);
  const made = await request<{ apiKey: string }>(`${service.api}/_local/keys`, {
    method: 'POST',
    body: {
      organisationId: tenant.organisationId,
      mode: 'test',
      scopes: ['envelopes:read'],
      owner: 'reader',
    },
  });
  const reader = new Tenant(service, { apiKey: made.body.apiKey, organisationId: tenant.organisationId });
  expect((await reader.call('GET', '/v1/privacy/requests')).status).toBe(403);
  const decide = await reader.call('POST', `/v1/privacy/requests/dsr_${'0'.repeat(26)}/decide`, {
    decision: 'refuse',
    reason: 'no',
  });
  expect(decide.status).toBe(403);
});
