import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PublicKeySet, verifyEvidence } from '../../layers/domain/evidence/verify-evidence.ts';
import {
  completed,
  idle,
  mailsTo,
  moveClock,
  Person,
  request,
  Tenant,
  tokenFor,
  twoSigners,
  unique,
} from '../support/client.ts';
import { logEvidence } from '../support/log-evidence.ts';
import { type PartView, Requester } from '../support/rights.ts';
import { type Service, startService } from '../support/service.ts';
import { announce, countsOf, form, subscriber } from '../support/subscriptions.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const fault = (body: unknown) => request(`${service.api}/_local/faults`, { method: 'POST', body });

async function sent(tenant: Tenant) {
  const { people, body } = await twoSigners();
  const made = await tenant.call<{ id: string }>('POST', '/v1/envelopes', body);
  await idle(service);
  return { people, id: made.body.id };
}

const partOf = async (tenant: Tenant): Promise<{ id: string; status: string; dueAt: string }> => {
  const { body } = await tenant.call<{ items: { id: string; status: string; dueAt: string }[] }>(
    'GET',
    '/v1/privacy/requests',
  );
  const [first] = body.items;
  if (first === undefined) throw new Error('no request');
  return first;
};

const decide = (tenant: Tenant, id: string, more: Record<string, unknown>) =>
  tenant.call('POST', `/v1/privacy/requests/${id}/decide`, { reason: 'As asked.', ...more });

/** A fresh session: the one before has ended with its hour. */
async function back(person: Requester): Promise<void> {
  await person.call('POST', '/code', {});
  await person.prove();
}

test('B2B-11: a proven erasure waits 72 hours, the known address is told to save its copies, and then it runs by itself', async () => {
  const tenant = await Tenant.create(service);
  const { people, id } = await sent(tenant);
  const person = await Requester.proven(service, 'erasure', people.tenant);
  const part = await partOf(tenant);
  const decided = await decide(tenant, part.id, { decision: 'fulfil' });
  expect(decided.body.status).toBe('inProgress');
  const notice = (await mailsTo(service, people.tenant)).filter(({ text }) =>
    text.includes('personuppgifter'),
  );
  expect(notice.map(({ text }) => text.includes('Spara dina kopior innan dess'))).toEqual([true]);
  await moveClock(service, 'PT71H');
  expect((await tenant.envelope(id)).recipients[1]?.email).toBe(people.tenant);
  await moveClock(service, 'PT2H');
  expect((await partOf(tenant)).status).toBe('fulfilled');
  expect(JSON.stringify(await tenant.envelope(id))).not.toContain(people.tenant);
  await back(person);
  expect((await person.view()).status).toBe('fulfilled');
});

test('an erasure is stopped by the person within its 72 hours and does not run', async () => {
  const tenant = await Tenant.create(service);
  const { people, id } = await sent(tenant);
  const person = await Requester.proven(service, 'erasure', people.tenant);
  await decide(tenant, (await partOf(tenant)).id, { decision: 'fulfil' });
  await moveClock(service, 'P1D');
  await back(person);
  expect((await person.call('POST', '/withdraw', {})).body.status).toBe('withdrawn');
  await moveClock(service, 'P4D');
  expect((await tenant.envelope(id)).recipients[1]?.email).toBe(people.tenant);
});

test('SM-12, P-22: the organisation is warned seven, three and one days before the answer is due', async () => {
  const contact = `dpo-${unique()}@example.com`;
  const tenant = await Tenant.create(service, 'Bolig ApS', contact);
  const { people } = await sent(tenant);
  await Requester.proven(service, 'access', people.landlord);
  const { id, dueAt } = await partOf(tenant);
  const warnings = async () =>
    (await mailsTo(service, contact)).filter(({ text }) => text.includes('stadig åben') && text.includes(id))
      .length;
  const now = async () =>
    Date.parse((await request<{ now: string }>(`${service.api}/_local/clock`)).body.now);
  for (const [days, expected] of [
    [8.5, 0],
    [7, 1],
    [3, 2],
    [1, 3],
  ] as const) {
    const seconds = Math.floor((Date.parse(dueAt) - days * 86_400_000 - (await now())) / 1000);
    await moveClock(service, `PT${seconds}S`);
    expect(await warnings()).toBe(expected);
  }
});

test('P-31: what is decided about a request, and what its clock does, are leaves of the log, and both outlive it', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sent(tenant);
  const person = await Requester.proven(service, 'erasure', people.tenant);
  const part = await partOf(tenant);
  await decide(tenant, part.id, { decision: 'fulfil' });
  await moveClock(service, 'P5D');
  await idle(service);
  const keys = (await request<PublicKeySet>(`${service.api}/.well-known/jwks.json`)).body;
  const evidence = await logEvidence(service, { pk: `Q#${tenant.organisationId}.test#${part.id}`, sk: 'A' });
  expect(verifyEvidence(evidence, keys)).toEqual([]);
  expect(evidence.proofs.leaves.map(({ type }) => type)).toEqual(
    ['received', 'verified', 'scoped', 'started', 'decided', 'due', 'fulfilled'].map(
      (what) => `request.${what}`,
    ),
  );
  const own = await logEvidence(service, { pk: `Q#operator.live#${person.id}`, sk: 'A' });
  expect(verifyEvidence(own, keys)).toEqual([]);
  expect(own.proofs.leaves.map(({ type }) => type)).toEqual(
    ['received', 'codeSent', 'verified', 'scoped', 'started', 'fulfilled'].map((what) => `request.${what}`),
  );
  const lied = evidence.proofs.leaves.map((leaf) => ({
    ...leaf,
    type: leaf.type.replace('decided', 'refused'),
  }));
  expect(
    verifyEvidence(
      { ...evidence, proofs: { ...evidence.proofs, leaves: lied as typeof evidence.proofs.leaves } },
      keys,
    ),
  ).not.toEqual([]);
});

test('P-22: an extension needs a reason, is told to the person, and moves the day', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sent(tenant);
  await Requester.proven(service, 'access', people.landlord);
  const { id, dueAt } = await partOf(tenant);
  const reason = `Mange dokumenter ${unique()}`;
  const extended = await decide(tenant, id, { decision: 'extend', reason });
  expect(extended.body.status).toBe('extended');
  const months = (Date.parse(String(extended.body.dueAt)) - Date.parse(dueAt)) / 86_400_000;
  expect(months).toBeGreaterThan(55);
  expect(months).toBeLessThan(70);
  expect((await mailsTo(service, people.landlord)).some(({ text }) => text.includes(reason))).toBe(true);
  expect((await decide(tenant, id, { decision: 'extend', reason })).body.code).toBe('invalid_state');
});

test('a request without proof ends after thirty days, and the address with it', async () => {
  const address = `never-${unique()}@example.com`;
  const filed = await Requester.file(service, 'access', { email: address });
  const person = new Requester(service, String(filed.body.id), address);
  await moveClock(service, 'P31D');
  const before = (await mailsTo(service, address)).length;
  await person.call('POST', '/code', {});
  expect((await mailsTo(service, address)).length).toBe(before);
});

test('P-28: a granted rectification is what is used from then on, and a sealed file stays valid with a note beside it', async () => {
  const tenant = await Tenant.create(service);
  const { people, envelope } = await completed(tenant);
  await Requester.proven(service, 'rectification', people.landlord, { detail: 'Jeg hedder Aase.' });
  const { id } = await partOf(tenant);
  expect((await decide(tenant, id, { decision: 'fulfil' })).status).toBe(422);
  await decide(tenant, id, { decision: 'fulfil', correction: { name: 'Aase Ørsted' } });
  await moveClock(service, 'P4D');
  const after = await tenant.envelope(envelope.id);
  expect(after.recipients[0]?.name).toBe('Aase Ørsted');
  const events = await tenant.call<{ items: { type: string }[] }>(
    'GET',
    `/v1/envelopes/${envelope.id}/events?limit=100`,
  );
  expect(events.body.items.filter(({ type }) => type === 'envelope.changed').length).toBeGreaterThan(0);
  const document = after.documents[0]?.id ?? '';
  const content = await tenant.call<{ url: string; headers: Record<string, string> }>(
    'GET',
    `/v1/envelopes/${envelope.id}/documents/${document}/content?version=sealed`,
  );
  const file = await fetch(content.body.url, { headers: content.body.headers });
  const verified = await fetch(`${service.api}/v1/verifications`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: await file.arrayBuffer(),
  });
  expect(await verified.json()).toMatchObject({ sealedByThisService: true, unaltered: true });
});

test('under an objection the envelope stands still, and a refused one goes on after notice', async () => {
  const tenant = await Tenant.create(service);
  const { people, id } = await sent(tenant);
  const token = await tokenFor(service, people.landlord);
  await Requester.proven(service, 'objection', people.landlord);
  const signer = new Person(service, token);
  expect((await signer.call('POST', '/open', {})).body.code).toBe('restricted');
  await decide(tenant, (await partOf(tenant)).id, { decision: 'refuse', reason: 'Needed for the lease.' });
  await moveClock(service, 'P4D');
  expect((await tenant.envelope(id)).privacy.state).toBe('active');
  expect((await signer.sign()).status).toBe(200);
});

test('every message delivered twice and every write failing once makes one case, one letter and one answer', async () => {
  const contact = `dpo-${unique()}@example.com`;
  const tenant = await Tenant.create(service, 'Bolig ApS', contact);
  const { people } = await sent(tenant);
  const filed = await Requester.file(service, 'restriction', { email: people.landlord });
  const person = new Requester(service, String(filed.body.id), people.landlord);
  const code = await person.code();
  await fault({ service: 'sqs', mode: 'duplicate', count: 20 });
  const verified = await person.call<{ session: string }>('POST', '/verify', { code });
  person.session = verified.body.session;
  await idle(service);
  await fault({});
  const { id } = await partOf(tenant);
  await fault({ service: 'ses', operation: 'SendRawEmail', mode: 'fail', count: 2 });
  await decide(tenant, id, { decision: 'fulfil' });
  await moveClock(service, 'PT1H');
  await fault({});
  expect((await partOf(tenant)).status).toBe('fulfilled');
  const told = (await mailsTo(service, contact)).filter(({ text }) => text.includes(id));
  expect(told).toHaveLength(1);
  const answers = (await mailsTo(service, people.landlord)).filter(({ text }) =>
    text.includes('imødekommet'),
  );
  expect(answers).toHaveLength(1);
});

test('P-30 P-37: an objection stops promotion that is in the queue already', async () => {
  const tenant = await Tenant.create(service);
  const [contact, other] = [await subscriber(tenant), await subscriber(tenant)];
  await fault({ service: 'ses', operation: 'SendRawEmail', mode: 'fail', count: 100 });
  const id = await announce(tenant);
  expect(await countsOf(tenant, id)).toMatchObject({ sent: 0 });
  await form(contact.url, { 'List-Unsubscribe': 'One-Click' });
  await fault({});
  await moveClock(service, 'PT6H');
  expect(await countsOf(tenant, id)).toMatchObject({ sent: 1, suppressed: 1 });
  const news = async (to: string) =>
    (await mailsTo(service, to)).filter(({ headers }) => headers['list-unsubscribe'] !== undefined);
  expect([await news(contact.email), (await news(other.email)).length]).toEqual([[], 1]);
});

test('a power cut after the proof loses nothing: the request reaches the organisation once', async () => {
  const tenant = await Tenant.create(service);
  const { people } = await sent(tenant);
  const filed = await Requester.file(service, 'access', { email: people.landlord });
  const person = new Requester(service, String(filed.body.id), people.landlord);
  const code = await person.code();
  const verified = await person.call<{ session: string }>('POST', '/verify', { code });
  await service.kill();
  await service.restart();
  person.session = verified.body.session;
  await moveClock(service, 'PT20M');
  const parts: readonly PartView[] = (await person.view()).parts;
  expect(parts).toHaveLength(1);
  const { body } = await tenant.call<{ items: unknown[] }>('GET', '/v1/privacy/requests');
  expect(body.items).toHaveLength(1);
});
