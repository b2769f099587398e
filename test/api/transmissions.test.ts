import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { completed, idle, Tenant } from '../support/client.ts';
import { type Receiver, readSigned, receiver } from '../support/receiver.ts';
import { register } from '../support/recipients.ts';
import { Requester } from '../support/rights.ts';
import { refusal } from './kit.ts';

const service = inject('service');

interface Transmission {
  readonly id: string;
  readonly cause: string;
  readonly state: string;
  readonly attempts: number;
  readonly subject: string | null;
  readonly lastFault: string | null;
  readonly receipt: string | null;
}

interface ExtractedPerson {
  readonly disclosures: readonly { readonly name: string }[];
  readonly notices: readonly { readonly name: string; readonly cause: string; readonly state: string }[];
}

/** What the proven person reads once the organisation has granted access. */
async function extractOf(tenant: Tenant, person: Requester): Promise<ExtractedPerson> {
  const part = String((await person.view()).parts[0]?.id);
  await tenant.call('POST', `/v1/privacy/requests/${part}/decide`, {
    decision: 'fulfil',
    reason: 'Her er svaret.',
  });
  await idle(service);
  const extract = await person.call<{ subjects: ExtractedPerson[] }>('GET', `/parts/${part}/extract`);
  const [one] = extract.body.subjects;
  if (one === undefined) throw new Error('nobody in the extract');
  return one;
}

let outside: Receiver;
beforeAll(async () => {
  outside = await receiver();
});
afterAll(() => outside.close());

/** A finished contract of an organisation that has registered the receiver, with a transfer made. */
async function transferred(more: Record<string, unknown> = {}) {
  const tenant = await Tenant.create(service);
  const { envelope, people } = await completed(tenant);
  const to = (await register(tenant, { endpoint: outside.url, ...more })).body.id;
  const before = outside.got.length;
  const started = await tenant.call<Transmission>('POST', `/v1/privacy/recipients/${to}/transfers`, {
    envelopeId: envelope.id,
  });
  expect(started.status).toBe(202);
  await idle(service);
  const subjectOf = (name: string) =>
    `${envelope.id}.${envelope.recipients.find((one) => one.name === name)?.id}`;
  const sent = async () =>
    (await tenant.call<{ items: Transmission[] }>('GET', `/v1/privacy/recipients/${to}/transmissions`)).body
      .items;
  return {
    tenant,
    envelope,
    people,
    to,
    started: started.body,
    got: () => outside.got.slice(before),
    subjectOf,
    sent,
  };
}

describe('what an organisation directs to a recipient', () => {
  it('NX-6 P-46 ES-11: goes signed, with what was registered and nothing else, and is written down', async () => {
    const { tenant, envelope, people, to, started, got, sent } = await transferred();
    expect(got()).toHaveLength(1);
    const payload = await readSigned(service, got()[0] ?? '');
    expect(payload).toMatchObject({
      aud: to,
      jti: started.id,
      envelope: { id: envelope.id, status: 'completed' },
    });
    const text = JSON.stringify(payload);
    expect(text).toContain(people.landlord);
    expect(text).toContain('Åse Ørsted');
    for (const unregistered of ['Lejekontrakt', 'contract.pdf', 'documents', 'phone'])
      expect(text).not.toContain(unregistered);
    expect(await sent()).toMatchObject([
      { id: started.id, state: 'delivered', attempts: 1, receipt: '{"received":true}' },
    ]);
    const { items } = (
      await tenant.call<{ items: Record<string, unknown>[] }>('GET', '/v1/privacy/disclosures')
    ).body;
    expect(items[0]).toMatchObject({
      envelopeId: envelope.id,
      recipient: 'Løn ApS',
      channel: 'https',
      categories: ['user.contact.email', 'user.name'],
      usedFor: ['payroll'],
    });
    const tries = await tenant.call<{ items: Record<string, unknown>[] }>(
      'GET',
      `/v1/privacy/recipients/${to}/deliveries`,
    );
    expect(tries.body.items).toEqual([
      {
        at: expect.stringMatching(/Z$/),
        transmission: started.id,
        cause: 'transfer',
        endpoint: new URL(outside.url).host,
        status: 201,
        fault: null,
        message: '{"received":true}',
      },
    ]);
  });

  it('sends the sealed document where documents were registered', async () => {
    const { envelope, got } = await transferred({ categories: ['user.content'] });
    const payload = await readSigned(service, got()[0] ?? '');
    const { documents } = payload.envelope as { documents: { id: string; content: string }[] };
    expect(documents).toMatchObject([{ id: envelope.documents[0]?.id }]);
    expect(
      Buffer.from(documents[0]?.content ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(JSON.stringify(payload)).not.toContain('Åse');
  });

  it('P-16 ES-11: keeps of an answer what is not about people', async () => {
    const answer = outside.answer;
    outside.answer = {
      status: 200,
      body: 'stored for anna@example.com, 010190-1234, "Anna Andersen" ref ok',
    };
    const { tenant, to } = await transferred();
    outside.answer = answer;
    const tries = await tenant.call<{ items: { message: string }[] }>(
      'GET',
      `/v1/privacy/recipients/${to}/deliveries`,
    );
    expect(tries.body.items[0]?.message).toBe('stored for [address] [number], [text] ref ok');
  });

  it('is tried again where nobody answered, follows nobody elsewhere, and waits for the next try', async () => {
    const answer = outside.answer;
    outside.answer = { status: 302, body: '', location: `${outside.url}/elsewhere` };
    const { tenant, started, sent, got } = await transferred();
    outside.answer = answer;
    expect(await sent()).toMatchObject([{ state: 'open', attempts: 1, lastFault: 'redirected' }]);
    await tenant.call('POST', `/v1/privacy/transmissions/${started.id}/retry`, {});
    await idle(service);
    expect(await sent()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    const ids = await Promise.all(got().map(async (jws) => (await readSigned(service, jws)).jti));
    expect(ids).toEqual([started.id, started.id]);
    expect(refusal(await tenant.call('POST', `/v1/privacy/transmissions/${started.id}/retry`, {}))).toEqual([
      409,
      'invalid_state',
    ]);
  });

  it.each([
    ['NX-18: one that nobody has vetted', { vetting: null }],
    [
      'ES-14 P-44: one whose time has not begun',
      { activeFrom: new Date(Date.now() + 86_400_000).toISOString() },
    ],
  ])('%s gets nothing', async (_, more) => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    const to = (await register(tenant, { endpoint: outside.url, ...more })).body.id;
    const before = outside.got.length;
    const asked = await tenant.call('POST', `/v1/privacy/recipients/${to}/transfers`, {
      envelopeId: envelope.id,
    });
    expect(refusal(asked)).toEqual([409, 'recipient_closed']);
    await idle(service);
    expect(outside.got).toHaveLength(before);
  });

  it('NS-12 NX-11 P-44: stops at once with the basis of its transfer, or when the organisation stops it', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const transfer = { basis: 'scc', assessment: 'TIA 3/2026', checkedAt: today };
    const { tenant, envelope, to, got } = await transferred({ country: 'US', transfer });
    expect(got()).toHaveLength(1);
    const again = () =>
      tenant.call('POST', `/v1/privacy/recipients/${to}/transfers`, { envelopeId: envelope.id });
    await tenant.call('PATCH', `/v1/privacy/recipients/${to}`, { transfer: null });
    expect(refusal(await again())).toEqual([409, 'recipient_closed']);
    await tenant.call('PATCH', `/v1/privacy/recipients/${to}`, { transfer });
    expect((await again()).status).toBe(202);
    await tenant.call('POST', `/v1/privacy/recipients/${to}/stop`, {});
    expect(refusal(await again())).toEqual([409, 'recipient_closed']);
  });

  it('ES-13: is nothing where nothing was asked for', async () => {
    const tenant = await Tenant.create(service);
    const before = outside.got.length;
    const { envelope } = await completed(tenant);
    await idle(service);
    expect(outside.got).toHaveLength(before);
    const disclosed = await tenant.call<{ items: { channel: string; envelopeId: string }[] }>(
      'GET',
      '/v1/privacy/disclosures?limit=100',
    );
    expect(disclosed.body.items.length).toBeGreaterThan(0);
    expect(disclosed.body.items.filter(({ channel }) => channel === 'https')).toEqual([]);
    expect(envelope.status).toBe('completed');
  });
});

describe('P-35: who received a person’s data', () => {
  it('P-35: is told of a restriction and of an erasure, signed, in ids it knows, with a receipt', async () => {
    const { tenant, envelope, people, to, got, subjectOf, sent } = await transferred();
    const subject = subjectOf('Åse Ørsted');
    await tenant.call('POST', `/v1/privacy/subjects/${subject}/restriction`, { ground: 'accuracyContested' });
    await idle(service);
    await tenant.call('POST', `/v1/privacy/subjects/${subject}/erasure`, { ground: 'noLongerNeeded' });
    await idle(service);
    const [, restriction, erasure] = await Promise.all(got().map((jws) => readSigned(service, jws)));
    const known = { aud: to, envelope: envelope.id, recipient: subject.split('.')[1] };
    expect(restriction).toMatchObject({ ...known, notice: 'restriction' });
    expect(erasure).toMatchObject({ ...known, notice: 'erasure' });
    for (const notice of [restriction, erasure]) {
      expect(Object.keys(notice ?? {}).toSorted()).toEqual([
        'aud',
        'envelope',
        'fields',
        'iat',
        'iss',
        'jti',
        'notice',
        'recipient',
      ]);
      expect(JSON.stringify(notice)).not.toContain(people.landlord);
    }
    expect(await sent()).toMatchObject([
      { cause: 'erasure', state: 'delivered', subject, receipt: '{"received":true}' },
      { cause: 'restriction', state: 'delivered', subject },
      { cause: 'transfer', state: 'delivered' },
    ]);
  });

  it('P-35: is told after the organisation stopped it, and stays open and shown while it cannot be reached', async () => {
    const { tenant, to, subjectOf, sent, people } = await transferred();
    await tenant.call('POST', `/v1/privacy/recipients/${to}/stop`, {});
    const answer = outside.answer;
    outside.answer = { status: 503, body: 'later' };
    const subject = subjectOf('Björn Ängström');
    await tenant.call('POST', `/v1/privacy/subjects/${subject}/restriction`, { ground: 'unlawful' });
    await idle(service);
    expect((await sent())[0]).toMatchObject({ cause: 'restriction', state: 'open', attempts: 1 });
    const person = await Requester.proven(service, 'access', people.tenant);
    const extract = await extractOf(tenant, person);
    expect(extract.notices).toMatchObject([{ name: 'Løn ApS', cause: 'restriction', state: 'open' }]);
    expect(extract.disclosures.map(({ name }) => name)).toContain('Løn ApS');
    outside.answer = answer;
    const open = (await sent())[0]?.id;
    await tenant.call('POST', `/v1/privacy/transmissions/${open}/retry`, {});
    await idle(service);
    expect((await sent())[0]).toMatchObject({ state: 'delivered' });
  });
});

describe('what a person takes with them', () => {
  const portability = { purposes: [{ collectedFor: 'rights', usedFor: 'portability' }], role: 'controller' };
  const categories = ['user.name', 'user.content', 'user.biometric.handwriting'];

  it('NS-26 SM-16: goes straight to another controller, machine-readable, once the request is granted', async () => {
    const tenant = await Tenant.create(service);
    const { people } = await completed(tenant);
    const to = (await register(tenant, { endpoint: outside.url, ...portability, categories })).body.id;
    const person = await Requester.proven(service, 'portability', people.landlord);
    const privacyRequestId = String((await person.view()).parts[0]?.id);
    const push = () =>
      tenant.call<{ items: Transmission[] }>('POST', `/v1/privacy/recipients/${to}/portability`, {
        privacyRequestId,
      });
    expect(refusal(await push())).toEqual([409, 'invalid_state']);
    const decision = { decision: 'fulfil', reason: 'Her er dine data.' };
    await tenant.call('POST', `/v1/privacy/requests/${privacyRequestId}/decide`, decision);
    await idle(service);
    const before = outside.got.length;
    const started = await push();
    expect(started.body.items).toMatchObject([
      { cause: 'portability', subject: expect.stringMatching(/^env_/) },
    ]);
    await idle(service);
    expect((await push()).body.items[0]?.id).toBe(started.body.items[0]?.id);
    await idle(service);
    expect(outside.got.slice(before)).toHaveLength(1);
    const { portable } = await readSigned(service, outside.got.at(-1) ?? '');
    expect(portable).toMatchObject({
      version: 1,
      data: expect.arrayContaining([
        { record: 'recipient', field: 'name', category: 'user.name', value: 'Åse Ørsted' },
      ]),
      documents: [{ content: expect.stringMatching(/^JVBERi0/) }],
    });
    expect(JSON.stringify(portable)).not.toContain(people.tenant);
  });

  it('ES-14 NX-2: stays where it is when the other controller was not registered for it', async () => {
    const tenant = await Tenant.create(service);
    const { people } = await completed(tenant);
    const to = (await register(tenant, { endpoint: outside.url })).body.id;
    const person = await Requester.proven(service, 'portability', people.landlord);
    const privacyRequestId = String((await person.view()).parts[0]?.id);
    const decision = { decision: 'fulfil', reason: 'Her er dine data.' };
    await tenant.call('POST', `/v1/privacy/requests/${privacyRequestId}/decide`, decision);
    await idle(service);
    const before = outside.got.length;
    const path = `/v1/privacy/recipients/${to}`;
    await tenant.call('POST', `${path}/portability`, { privacyRequestId });
    await idle(service);
    const sent = await tenant.call<{ items: Transmission[] }>('GET', `${path}/transmissions`);
    expect(sent.body.items).toMatchObject([{ state: 'refused', lastFault: 'purposeNotRegistered' }]);
    expect(outside.got).toHaveLength(before);
  });
});
