import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bytesOf, completed, idle, mailsTo, Tenant } from '../support/client.ts';
import { type Receiver, readSigned, receiver } from '../support/receiver.ts';
import { register } from '../support/recipients.ts';
import { address, eventsOf, problem, send, sentToOne, sha256, signer } from './kit.ts';

const service = inject('service');

let outside: Receiver;
beforeAll(async () => {
  outside = await receiver();
});
afterAll(() => outside.close());

const rectify = (tenant: Tenant, subject: string, body: Record<string, unknown>) =>
  tenant.call('POST', `/v1/privacy/subjects/${subject}/rectification`, body);

describe('putting a person’s data right', () => {
  it('NS-22: the next message goes to the new address, the old link is closed', async () => {
    const tenant = await Tenant.create(service);
    const { envelope, person, path } = await sentToOne(tenant);
    const email = address('right');
    const subject = `${envelope.id}.${envelope.recipients[0]?.id}`;
    expect((await rectify(tenant, subject, { reason: 'incorrect', email })).status).toBe(200);
    expect((await person.call('GET', '')).status).toBe(404);
    await tenant.call('POST', `${path}/remind`, {});
    expect((await mailsTo(service, email)).length).toBeGreaterThan(0);
    expect((await tenant.envelope(envelope.id)).recipients[0]?.email).toBe(email);
  });

  it('P-28 P-35: a sealed file stays as it was signed, a note stands beside it, and past recipients are told', async () => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    const to = (await register(tenant, { endpoint: outside.url })).body.id;
    await tenant.call('POST', `/v1/privacy/recipients/${to}/transfers`, { envelopeId: envelope.id });
    const content = `/v1/envelopes/${envelope.id}/documents/${envelope.documents[0]?.id}/content?version=sealed`;
    const sealed = async () => {
      const { body } = await tenant.call<{ url: string; headers: Record<string, string> }>('GET', content);
      return sha256(await bytesOf(body));
    };
    const before = await sealed();
    const [person] = envelope.recipients;
    await rectify(tenant, `${envelope.id}.${person?.id}`, { reason: 'incorrect', name: 'Åse Østergaard' });
    await idle(service);
    expect(await sealed()).toBe(before);
    expect((await tenant.envelope(envelope.id)).recipients[0]?.name).toBe('Åse Østergaard');
    expect((await eventsOf(tenant, envelope.id)).at(-1)?.type).toBe('envelope.changed');
    const told = await readSigned(service, outside.got.at(-1) ?? '');
    expect(told).toMatchObject({ aud: to, notice: 'rectification', recipient: person?.id, fields: ['name'] });
    expect(JSON.stringify(told)).not.toContain('Østergaard');
  });

  it.each([
    ['incorrect', { name: 'Åse Østergaard' }, { name: 'Åse Østergaard' }],
    ['incomplete', { phone: '+4512345678' }, { phone: '+4512345678' }],
    ['irrelevant', { phone: null }, { phone: null }],
  ])('B2B-13: takes %s data', async (reason, values, after) => {
    const tenant = await Tenant.create(service);
    const phone = reason === 'irrelevant' ? { phone: '+4587654321' } : {};
    const envelope = await send(tenant, [signer(phone)]);
    const subject = `${envelope.id}.${envelope.recipients[0]?.id}`;
    expect((await rectify(tenant, subject, { reason, ...values })).status).toBe(200);
    expect((await tenant.envelope(envelope.id)).recipients[0]).toMatchObject(after);
  });

  it('refuses to take away the address that an open envelope is sent to, and what says nothing', async () => {
    const tenant = await Tenant.create(service);
    const envelope = await send(tenant, [signer()]);
    const subject = `${envelope.id}.${envelope.recipients[0]?.id}`;
    const taken = await rectify(tenant, subject, { reason: 'irrelevant', email: null });
    expect(problem(taken)).toEqual({ status: 422, code: 'validation_failed', at: ['/email required'] });
    expect((await rectify(tenant, subject, { reason: 'incorrect' })).status).toBe(422);
    expect((await rectify(tenant, subject, { reason: 'whim', name: 'X' })).status).toBe(422);
    const { name, email } = envelope.recipients[0] ?? {};
    expect((await tenant.envelope(envelope.id)).recipients).toMatchObject([{ name, email }]);
  });
});
