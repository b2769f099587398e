import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { Tenant } from '../support/client.ts';
import { address, create, inline, type Json, pdf, problem, refusal, sha256, signer, typesOf } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

const field = (more: Json = {}): Json => ({
  document: 'doc',
  recipient: 'a',
  type: 'signature',
  page: 1,
  x: 72,
  y: 640,
  width: 180,
  height: 48,
  ...more,
});

describe('a draft, step by step', () => {
  it('NS-1: is described, filled and corrected until it is sent', async () => {
    const made = await tenant.call<Envelope>('POST', '/v1/envelopes', { title: 'Udkast' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      status: 'draft',
      title: 'Udkast',
      documents: [],
      recipients: [],
      fields: [],
    });
    const { createdAt, privacy } = made.body;
    expect(Date.parse(privacy.purgeAt) - Date.parse(createdAt)).toBe(90 * 86_400_000);
    const path = `/v1/envelopes/${made.body.id}`;

    const person = await tenant.call<Json>('POST', `${path}/recipients`, signer({ ref: 'a' }));
    expect(person.status).toBe(201);
    const patched = await tenant.call<Envelope>('PATCH', path, {
      title: 'Lejekontrakt',
      message: 'Læs den',
      externalId: 'crm-1',
      metadata: { deal: '77' },
      locale: 'da',
      expiresIn: 'P10D',
    });
    expect(patched.body).toMatchObject({
      title: 'Lejekontrakt',
      message: 'Læs den',
      externalId: 'crm-1',
      metadata: { deal: '77' },
      locale: 'da',
    });
    const cleared = await tenant.call<Envelope>('PATCH', path, { message: null, externalId: null });
    expect(cleared.body).toMatchObject({ message: null, externalId: null, title: 'Lejekontrakt' });
    expect(refusal(await tenant.call('POST', `${path}/send`, {}))).toEqual([422, 'not_sendable']);

    const bytes = await pdf();
    const announced = await tenant.call<{
      document: { id: string; status: string };
      upload: { url: string; headers: Record<string, string> };
    }>('POST', `${path}/documents`, { ref: 'doc', name: 'c.pdf', size: bytes.length, sha256: sha256(bytes) });
    expect([announced.status, announced.body.document.status]).toEqual([201, 'awaitingUpload']);
    const gone = await tenant.call<Envelope>('DELETE', `${path}/documents/${announced.body.document.id}`);
    expect([gone.status, (await tenant.envelope(made.body.id)).documents]).toEqual([200, []]);
    const recipientId = (await tenant.envelope(made.body.id)).recipients[0]?.id;
    expect((await tenant.call('DELETE', `${path}/recipients/${recipientId}`)).status).toBe(200);
    expect((await tenant.envelope(made.body.id)).recipients).toEqual([]);
    expect(await typesOf(tenant, made.body.id)).toEqual([
      'envelope.created',
      'envelope.changed',
      'envelope.changed',
      'envelope.changed',
      'document.added',
      'envelope.changed',
      'envelope.changed',
    ]);
  });

  it('takes the fields of a removed recipient or document with it', async () => {
    const documents = [await inline(), await inline({ ref: 'two' })];
    const recipients = [signer({ ref: 'a' }), signer({ ref: 'b' })];
    const fields = [field(), field({ recipient: 'b' }), field({ document: 'two' })];
    const { body } = await create(tenant, { documents, recipients, fields });
    expect(body.fields).toHaveLength(3);
    const [first] = body.recipients;
    const removed = await tenant.call('DELETE', `/v1/envelopes/${body.id}/recipients/${first?.id}`);
    expect(removed.status).toBe(200);
    const left = await tenant.envelope(body.id);
    expect(left.fields.map(({ recipient }) => recipient)).toEqual([body.recipients[1]?.id]);
    await tenant.call('DELETE', `/v1/envelopes/${body.id}/documents/${body.documents[0]?.id}`);
    expect((await tenant.envelope(body.id)).fields).toEqual([]);
  });

  it('replaces all fields at once, by ref or id, and keeps the old ones when one is wrong', async () => {
    const { body } = await create(tenant, { recipients: [signer({ ref: 'a' })], fields: [field()] });
    const path = `/v1/envelopes/${body.id}/fields`;
    const byId = field({ document: body.documents[0]?.id, recipient: body.recipients[0]?.id, type: 'date' });
    const put = await tenant.call<Envelope>('PUT', path, { fields: [byId, field({ type: 'checkbox' })] });
    expect(put.status).toBe(200);
    expect((await tenant.envelope(body.id)).fields.map(({ type }) => type)).toEqual(['date', 'checkbox']);
    const wrong = await tenant.call('PUT', path, {
      fields: [
        field({ page: 2 }),
        field({ x: 590 }),
        field({ recipient: 'nobody' }),
        field({ document: 'none' }),
        field(),
      ],
    });
    expect(problem(wrong)).toEqual({
      status: 422,
      code: 'validation_failed',
      at: expect.arrayContaining([
        '/fields/0/page unknown_page',
        '/fields/1/x outside_page',
        '/fields/2/recipient unknown_recipient',
        '/fields/3/document unknown_document',
      ]),
    });
    expect(problem(wrong).at).toHaveLength(4);
    expect((await tenant.envelope(body.id)).fields.map(({ type }) => type)).toEqual(['date', 'checkbox']);
  });

  it('lets only signers fill fields', async () => {
    const recipients = ['approver', 'viewer', 'copy'].map((role) => signer({ role, ref: role }));
    const fields = recipients.map(({ ref }) => field({ recipient: ref }));
    const answer = await create(tenant, { recipients: [...recipients, signer()], fields });
    expect(problem(answer).at).toEqual([0, 1, 2].map((at) => `/fields/${at}/recipient not_a_signer`));
  });

  it('says what is missing before sending, one entry per thing', async () => {
    const empty = await tenant.call<Envelope>('POST', '/v1/envelopes', { title: 'Tom' });
    expect(problem(await tenant.call('POST', `/v1/envelopes/${empty.body.id}/send`, {}))).toEqual({
      status: 422,
      code: 'not_sendable',
      at: ['/documents required', '/recipients required'],
    });
    const bytes = await pdf();
    const half = await create(tenant, { recipients: [signer({ role: 'viewer' })] });
    await tenant.call('POST', `/v1/envelopes/${half.body.id}/documents`, {
      name: 'b.pdf',
      size: bytes.length,
      sha256: sha256(bytes),
    });
    expect(problem(await tenant.call('POST', `/v1/envelopes/${half.body.id}/send`, {}))).toEqual({
      status: 422,
      code: 'not_sendable',
      at: ['/documents/1 document_missing', '/recipients required'],
    });
    expect((await tenant.envelope(half.body.id)).status).toBe('draft');
  });

  it('ST-4: is frozen once sent: no edit of any kind gets through', async () => {
    const { body } = await create(tenant, {
      recipients: [signer({ ref: 'a' })],
      fields: [field()],
      status: 'sent',
    });
    expect(body.status).toBe('sent');
    const path = `/v1/envelopes/${body.id}`;
    const bytes = await pdf();
    const answers = await Promise.all([
      tenant.call('PATCH', path, { title: 'Another' }),
      tenant.call('PUT', `${path}/fields`, { fields: [] }),
      tenant.call('POST', `${path}/recipients`, signer()),
      tenant.call('DELETE', `${path}/recipients/${body.recipients[0]?.id}`),
      tenant.call('DELETE', `${path}/documents/${body.documents[0]?.id}`),
      tenant.call('POST', `${path}/documents`, { name: 'x.pdf', size: bytes.length, sha256: sha256(bytes) }),
      tenant.call('DELETE', path),
    ]);
    expect(answers.map(refusal)).toEqual(answers.map(() => [409, 'envelope_frozen']));
    expect(refusal(await tenant.call('POST', `${path}/send`, {}))).toEqual([409, 'invalid_state']);
    const after = await tenant.envelope(body.id);
    expect([after.title, after.documents.length, after.recipients.length]).toEqual(['Lejekontrakt 12', 1, 1]);
    const content = await tenant.call<{ sha256: string }>(
      'GET',
      `${path}/documents/${body.documents[0]?.id}/content`,
    );
    expect(content.body.sha256).toBe(sha256(bytes));
  });

  it('is copied from an older envelope, fields and all, and stays apart from it', async () => {
    const original = await create(tenant, { recipients: [signer({ ref: 'a' })], fields: [field()] });
    const copy = await tenant.call<Envelope>('POST', '/v1/envelopes', { copyOf: original.body.id });
    expect(copy.status).toBe(201);
    expect(copy.body).toMatchObject({ title: 'Lejekontrakt 12', status: 'draft' });
    expect(copy.body.id).not.toBe(original.body.id);
    expect(copy.body.documents[0]?.sha256).toBe(original.body.documents[0]?.sha256);
    expect(copy.body.fields[0]).toMatchObject({
      document: copy.body.documents[0]?.id,
      recipient: copy.body.recipients[0]?.id,
    });
    await tenant.call('DELETE', `/v1/envelopes/${original.body.id}`);
    const sent = await tenant.call<Envelope>('POST', `/v1/envelopes/${copy.body.id}/send`, {});
    expect([sent.status, sent.body.status]).toEqual([200, 'sent']);
  });

  it('keeps to the limits: documents, recipients', async () => {
    const { body } = await create(tenant, {
      documents: await Promise.all(Array.from({ length: 10 }, (_, index) => inline({ ref: `d${index}` }))),
      recipients: Array.from({ length: 50 }, (_, index) => signer({ order: (index % 50) + 1 })),
    });
    expect([body.documents.length, body.recipients.length]).toEqual([10, 50]);
    const path = `/v1/envelopes/${body.id}`;
    const bytes = await pdf();
    const another = { name: 'x.pdf', size: bytes.length, sha256: sha256(bytes) };
    expect(problem(await tenant.call('POST', `${path}/documents`, another)).at).toEqual([' too_many']);
    expect(problem(await tenant.call('POST', `${path}/recipients`, signer())).at).toEqual([' too_many']);
    const sent = await tenant.call<Envelope>('POST', `${path}/send`, {});
    expect([sent.status, sent.body.status]).toEqual([200, 'sent']);
    const ended = await tenant.call<Envelope>('POST', `${path}/void`, { reason: 'Too many' });
    expect([ended.status, ended.body.status]).toEqual([200, 'voided']);
  });

  it('stores nothing of a call that is refused: neither a past sendAt nor a weak method leaves a draft', async () => {
    const own = await Tenant.create(service);
    await own.call('PATCH', '/v1/organisation', { minimumAuthentication: 'emailCode' });
    const weak = await create(own, { recipients: [signer()], status: 'sent' });
    expect(problem(weak)).toEqual({
      status: 422,
      code: 'not_sendable',
      at: ['/recipients/0/authentication authentication_too_weak'],
    });
    const recipients = [signer({ authentication: { method: 'emailCode' } })];
    for (const sendAt of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z']) {
      const late = await create(own, { recipients, status: 'sent', sendAt });
      expect(problem(late)).toEqual({ status: 422, code: 'validation_failed', at: ['/sendAt out_of_range'] });
    }
    const list = await own.call<{ items: unknown[] }>('GET', '/v1/envelopes');
    expect(list.body.items).toEqual([]);
  });

  it('takes two recipients with one address as two people', async () => {
    const email = address();
    const { body } = await create(tenant, { recipients: [signer({ email }), signer({ email, order: 2 })] });
    expect(new Set(body.recipients.map(({ id }) => id)).size).toBe(2);
  });
});
