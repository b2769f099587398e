import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, inject, test } from 'vitest';
import { randomFrom } from '../../bin/test-data/random.ts';
import { reservedNumber } from '../../bin/test-data/reserved-number.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { bytesOf, idle, mailsTo, Person, request, Tenant } from '../support/client.ts';
import { logLines } from '../support/log-lines.ts';
import { Requester } from '../support/rights.ts';
import { findInSinks } from '../support/sinks/find-in-sinks.ts';
import { create, eventsOf, problem, refusal, send, signer } from './kit.ts';

const service = inject('service');
const random = randomFrom(Date.now());
const cpr = () => reservedNumber('DK', random);
const dashed = (value: string) => `${value.slice(0, 6)}-${value.slice(6)}`;

interface Revealed {
  readonly nationalId: { readonly country: string; readonly kind: string; readonly value: string };
}
const reveal = (
  tenant: Tenant,
  subject: string,
  body: unknown = { purpose: 'evidence', reason: 'Sag 118' },
) => tenant.call<Revealed>('POST', `/v1/privacy/subjects/${subject}/reveal`, body);

async function withNumber(value: string, keep = 'withAgreement') {
  const tenant = await Tenant.create(service);
  const person = signer({ nationalId: { country: 'DK', value: dashed(value), keep } });
  const envelope = await send(tenant, [person]);
  return {
    tenant,
    envelope,
    email: String(person.email),
    subject: `${envelope.id}.${envelope.recipients[0]?.id}`,
  };
}

async function keyWith(tenant: Tenant, scopes: readonly string[]): Promise<Tenant> {
  const { body } = await request<{ apiKey: string }>(`${service.api}/_local/keys`, {
    method: 'POST',
    body: { organisationId: tenant.organisationId, mode: 'test', scopes, owner: 'somebody' },
  });
  return new Tenant(service, { apiKey: body.apiKey, organisationId: tenant.organisationId });
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  });
  return `${(await Promise.all(pages)).join('\n')} ${JSON.stringify(await document.getMetadata())}`;
}

test('NS-8 P-19 P-20: a number is masked in every answer and in clear in no table, object, log, queue, mail or PDF', async () => {
  const value = cpr();
  const { tenant, envelope, email } = await withNumber(value);
  expect(envelope.recipients[0]).toMatchObject({
    nationalId: { country: 'DK', masked: `${value.slice(0, 6)}-****` },
  });
  const person = await Person.invited(service, email);
  const signed = await person.sign();
  await idle(service);
  const path = `/v1/envelopes/${envelope.id}`;
  const answers = await Promise.all([
    tenant.call('GET', path),
    tenant.call('GET', `${path}/evidence`),
    tenant.call('GET', `${path}/events`),
    tenant.call('POST', '/v1/privacy/subjects/search', { email }),
    person.call('GET', ''),
    person.call('GET', '/evidence'),
  ]);
  const spelled = [value, dashed(value)];
  const told = JSON.stringify([signed.body, answers.map(({ body }) => body), await mailsTo(service, email)]);
  for (const one of spelled) expect(told).not.toContain(one);
  const content = `${path}/documents/${envelope.documents[0]?.id}/content?version=sealed`;
  const { body } = await tenant.call<{ url: string; headers: Record<string, string> }>('GET', content);
  const text = await textOf(await bytesOf(body));
  expect(text).toContain('Åse');
  for (const one of [...spelled, value.slice(6)]) expect(text).not.toContain(one);
  expect(findInSinks(service.dataDir, spelled)).toEqual([]);
});

test('NS-8 P-19: shown to whoever has the scope, a purpose and a reason, and every look is in the evidence', async () => {
  const value = cpr();
  const { tenant, envelope, subject } = await withNumber(value);
  const shown = await reveal(tenant, subject);
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(shown.body.nationalId).toMatchObject({ country: 'DK', kind: 'cpr', value, display: dashed(value) });
  await reveal(tenant, subject, { purpose: 'performSigning', reason: 'Match with the register' });
  const looks = (await eventsOf(tenant, envelope.id)).filter(({ type }) => type === 'privacy.revealed');
  expect(looks).toHaveLength(2);
  expect(refusal(await reveal(tenant, subject, { purpose: 'evidence', reason: '' }))).toEqual([
    422,
    'validation_failed',
  ]);
  expect(refusal(await reveal(tenant, subject, { purpose: 'evidence' }))).toEqual([422, 'validation_failed']);
  const without = await keyWith(tenant, [
    'envelopes:read',
    'envelopes:write',
    'privacy:read',
    'privacy:write',
  ]);
  expect(refusal(await reveal(without, subject))).toEqual([403, 'insufficient_scope']);
  const foreign = await Tenant.create(service);
  expect(refusal(await reveal(foreign, subject))).toEqual([404, 'not_found']);
  expect(
    (await eventsOf(tenant, envelope.id)).filter(({ type }) => type === 'privacy.revealed'),
  ).toHaveLength(2);
});

test('P-4 NX-7: a purpose that the number is not declared for is denied, and the denial is in both logs', async () => {
  const { tenant, envelope, subject } = await withNumber(cpr());
  for (const purpose of ['deliverMessages', 'sealing', 'operations', 'verification'])
    expect(refusal(await reveal(tenant, subject, { purpose, reason: 'Newsletter' }))).toEqual([
      403,
      'purpose_denied',
    ]);
  expect(refusal(await reveal(tenant, subject, { purpose: 'curiosity', reason: 'Sale' }))).toEqual([
    422,
    'validation_failed',
  ]);
  await idle(service);
  const accesses = await tenant.call<{ items: { route: string; status: number }[] }>(
    'GET',
    '/v1/privacy/accesses',
  );
  const denied = accesses.body.items.filter(
    ({ route, status }) => route.endsWith('/reveal') && status === 403,
  );
  expect(denied).toHaveLength(4);
  const logged = logLines(service.dataDir).filter(({ message }) => message.includes('"purpose_denied"'));
  expect(logged).toHaveLength(4);
  for (const { message } of logged)
    expect(JSON.parse(message)).toMatchObject({ operationId: 'revealIdentityNumber' });
  expect((await eventsOf(tenant, envelope.id)).map(({ type }) => type)).not.toContain('privacy.revealed');
});

test('P-29: a restricted person’s number is shown for a claim or their own rights only', async () => {
  const value = cpr();
  const { tenant, subject } = await withNumber(value);
  await tenant.call('POST', `/v1/privacy/subjects/${subject}/restriction`, { ground: 'accuracyContested' });
  expect(refusal(await reveal(tenant, subject, { purpose: 'performSigning', reason: 'Go on' }))).toEqual([
    409,
    'restricted',
  ]);
  expect((await reveal(tenant, subject)).body.nationalId.value).toBe(value);
});

test('P-19: a person is found by their number, in any spelling, in their own space only', async () => {
  const value = cpr();
  const { tenant, subject } = await withNumber(value);
  const search = (by: Tenant, spelled: string) =>
    by.call<{
      candidates: { subject: string; matched: string; holdings: { record: string; rule: string }[] }[];
    }>('POST', '/v1/privacy/subjects/search', { nationalId: { country: 'DK', value: spelled } });
  for (const spelled of [value, dashed(value)]) {
    const { candidates } = (await search(tenant, spelled)).body;
    expect(candidates.map((one) => [one.subject, one.matched])).toEqual([[subject, 'nationalId']]);
    expect(candidates[0]?.holdings.map(({ record }) => record)).toContain('identityNumber');
  }
  expect((await search(tenant, cpr())).body.candidates).toEqual([]);
  expect((await search(await Tenant.create(service), value)).body.candidates).toEqual([]);
});

test('P-19: correct replaces a number or takes it back; a wrong one is refused and never repeated', async () => {
  const [first, second] = [cpr(), cpr()];
  const { tenant, envelope, subject } = await withNumber(first);
  const id = envelope.recipients[0]?.id;
  const correct = (nationalId: unknown) =>
    tenant.call<Envelope>('POST', `/v1/envelopes/${envelope.id}/correct`, {
      recipients: [{ id, nationalId }],
    });
  expect((await correct({ country: 'DK', value: second })).status).toBe(200);
  expect((await reveal(tenant, subject)).body.nationalId.value).toBe(second);
  const wrong = await correct({ country: 'SE', value: '198507099806' });
  expect(problem(wrong)).toMatchObject({
    status: 422,
    at: ['/recipients/0/nationalId/value identifier_checksum'],
  });
  expect(JSON.stringify(wrong.body)).not.toContain('198507099806');
  const gone = await correct(null);
  expect(gone.body.recipients[0]).toMatchObject({ nationalId: null });
  expect(refusal(await reveal(tenant, subject))).toEqual([409, 'invalid_state']);
  const viewer = await create(tenant, {
    recipients: [signer({ role: 'viewer', nationalId: { country: 'DK', value: first } })],
  });
  expect(problem(viewer).at).toEqual(['/recipients/0/nationalId not_allowed']);
  expect(findInSinks(service.dataDir, [first, second, dashed(second)])).toEqual([]);
});

test('P-19: an envelope with more numbers than one transaction holds is refused whole', async () => {
  const tenant = await Tenant.create(service);
  const people = (count: number) =>
    Array.from({ length: count }, () => signer({ nationalId: { country: 'DK', value: cpr() } }));
  const many = await create(tenant, { recipients: people(21) });
  expect(problem(many)).toMatchObject({ status: 422, at: ['/recipients too_many'] });
  const most = await create(tenant, {
    recipients: [...people(20), ...Array.from({ length: 30 }, () => signer())],
  });
  expect([most.status, most.body.recipients.length]).toEqual([201, 50]);
});

test('P-26 P-19: the number goes with its person, also where the proof stays', async () => {
  const value = cpr();
  const { tenant, subject, email, envelope } = await withNumber(value);
  await (await Person.invited(service, email)).sign();
  await idle(service);
  const path = `/v1/privacy/subjects/${subject}/erasure`;
  const plan = await tenant.call<{ keeps: string; erased: { record: string }[] }>('POST', path, {
    dryRun: true,
    ground: 'noLongerNeeded',
  });
  expect(plan.body.keeps).toBe('proof');
  expect(plan.body.erased.map(({ record }) => record)).toContain('identityNumber');
  const asked = await tenant.call<{ id: string }>('POST', path, { ground: 'noLongerNeeded' });
  await idle(service);
  expect((await tenant.call('GET', `/v1/operations/${asked.body.id}`)).body.status).toBe('succeeded');
  expect((await tenant.envelope(envelope.id)).recipients[0]).toMatchObject({
    name: 'Åse Ørsted',
    nationalId: null,
  });
  expect(refusal(await reveal(tenant, subject))).toEqual([409, 'invalid_state']);
  const search = await tenant.call<{ candidates: unknown[] }>('POST', '/v1/privacy/subjects/search', {
    nationalId: { country: 'DK', value },
  });
  expect(search.body.candidates).toEqual([]);
});

test('P-19 P-23: the extract shows the number masked, and the person themselves may look at it', async () => {
  const value = cpr();
  const { tenant, envelope, email } = await withNumber(value);
  const person = await Requester.proven(service, 'access', email);
  const listed = await tenant.call<{ items: { id: string }[] }>('GET', '/v1/privacy/requests');
  const part = String(listed.body.items[0]?.id);
  const early = await person.call('POST', `/parts/${part}/reveal`);
  expect(refusal(early)).toEqual([409, 'invalid_state']);
  await tenant.call('POST', `/v1/privacy/requests/${part}/decide`, {
    decision: 'fulfil',
    reason: 'Granted.',
  });
  await idle(service);
  const extract = JSON.stringify((await person.call('GET', `/parts/${part}/extract`)).body);
  expect(extract).toContain(`${value.slice(0, 6)}-****`);
  expect(extract).not.toContain(value);
  const own = await person.call<{ items: Revealed[] }>('POST', `/parts/${part}/reveal`);
  expect(own.body.items.map(({ nationalId }) => nationalId.value)).toEqual([value]);
  expect((await eventsOf(tenant, envelope.id)).map(({ type }) => type)).toContain('privacy.revealed');
  const stranger = new Requester(service, person.id, '');
  expect(refusal(await stranger.call('POST', `/parts/${part}/reveal`))).toEqual([
    403,
    'authentication_required',
  ]);
});
