import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDuration } from '../../layers/domain/duration.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { address, create, pdf, refusal, send, sentToOne, sha256, signer, typesOf } from '../api/kit.ts';
import { completed, idle, mailsTo, moveClock, Person, Tenant } from '../support/client.ts';
import { type Receiver, receiver } from '../support/receiver.ts';
import { register, registerForOperator } from '../support/recipients.ts';
import { type Service, startService } from '../support/service.ts';
import { now, setClock, tenantWithSender } from './kit.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('on its day', () => {
  it('NS-8: reminders come on theirs, the sender is warned three days before, then it expires; all once', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    const [a, b] = [address(), address()];
    const envelope = await send(tenant, [signer({ email: a }), signer({ email: b, order: 2 })], {
      expiresIn: 'P20D',
      reminders: { first: 'P3D', every: 'P2D', max: 2 },
    });
    const sentAt = Date.parse(envelope.sentAt ?? '');
    const day = 86_400_000;
    const person = await Person.invited(service, a);
    await setClock(service, sentAt + 3 * day - 60_000);
    expect(await mailsTo(service, a)).toHaveLength(1);
    await setClock(service, sentAt + 3 * day + 600_000);
    expect(await mailsTo(service, a)).toHaveLength(2);
    await setClock(service, sentAt + 12 * day);
    expect(await mailsTo(service, a)).toHaveLength(3);
    expect(await mailsTo(service, sender)).toHaveLength(0);
    await setClock(service, sentAt + 17 * day + 600_000);
    expect(await mailsTo(service, sender)).toHaveLength(1);
    await setClock(service, sentAt + 20 * day - 1000);
    expect((await tenant.envelope(envelope.id)).status).toBe('sent');
    expect((await person.view()).envelope.status).toBe('sent');
    await setClock(service, sentAt + 20 * day);
    expect(refusal(await person.sign())).toEqual([409, 'envelope_expired']);
    const extend = { expiresAt: new Date(sentAt + 30 * day).toISOString() };
    expect(refusal(await tenant.call('POST', `/v1/envelopes/${envelope.id}/extend`, extend))).toEqual([
      409,
      'invalid_state',
    ]);
    await moveClock(service, 'PT10M');
    const expired = await tenant.envelope(envelope.id);
    expect([expired.status, ...expired.recipients.map(({ status }) => status)]).toEqual([
      'expired',
      'expired',
      'expired',
    ]);
    await moveClock(service, 'P10D');
    expect([(await mailsTo(service, a)).length, (await mailsTo(service, b)).length]).toEqual([4, 0]);
    expect((await person.view()).envelope.status).toBe('expired');
    const types = await typesOf(tenant, envelope.id);
    expect(types.filter((type) => type === 'envelope.expired')).toHaveLength(1);
  });

  it('an extended deadline is the one that counts, and is warned of again', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    const { envelope, path, person } = await sentToOne(tenant, {});
    const day = 86_400_000;
    const sentAt = Date.parse(envelope.sentAt ?? '');
    await setClock(service, sentAt + 28 * day);
    expect(await mailsTo(service, sender)).toHaveLength(1);
    const answer = await tenant.call('POST', `${path}/extend`, {
      expiresAt: new Date(sentAt + 50 * day).toISOString(),
    });
    expect(answer.status).toBe(200);
    await setClock(service, sentAt + 40 * day);
    expect((await tenant.envelope(envelope.id)).status).toBe('sent');
    await setClock(service, sentAt + 48 * day);
    expect(await mailsTo(service, sender)).toHaveLength(2);
    expect((await person.sign()).status).toBe(200);
  });

  it('NS-2: a scheduled envelope goes out on its day, with its whole time to sign', async () => {
    const tenant = await tenantWithSender(service, address('sender'));
    const email = address();
    const sendAt = new Date((await now(service)) + 4 * 86_400_000).toISOString();
    const made = await create(tenant, { recipients: [signer({ email })], status: 'sent', sendAt });
    expect(made.body.status).toBe('scheduled');
    expect(Date.parse(made.body.privacy.purgeAt)).toBe(Date.parse(sendAt) + 120 * 86_400_000);
    await setClock(service, Date.parse(sendAt) - 60_000);
    expect(await mailsTo(service, email)).toEqual([]);
    await moveClock(service, 'PT10M');
    const sent = await tenant.envelope(made.body.id);
    expect(sent.status).toBe('sent');
    expect(Date.parse(sent.expiresAt ?? '') - Date.parse(sent.sentAt ?? '')).toBe(30 * 86_400_000);
    expect(await mailsTo(service, email)).toHaveLength(1);
  });

  it('NS-2: what cannot go out any more becomes a draft again, and the sender is told', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    const email = address();
    const sendAt = new Date((await now(service)) + 86_400_000).toISOString();
    const made = await create(tenant, { recipients: [signer({ email })], status: 'sent', sendAt });
    await tenant.call('PATCH', '/v1/organisation', { minimumAuthentication: 'smsCode' });
    await moveClock(service, 'P1DT10M');
    const back = await tenant.call<Envelope>('GET', `/v1/envelopes/${made.body.id}`);
    expect(back.body.status).toBe('draft');
    expect([(await mailsTo(service, email)).length, (await mailsTo(service, sender)).length]).toEqual([0, 1]);
  });

  it('ST-14: a code ends after ten minutes, the hour frees codes, the day frees tries, a session ends', async () => {
    const tenant = await tenantWithSender(service, address('sender'));
    const { person, email } = await sentToOne(tenant, { authentication: { method: 'emailCode' } });
    const newest = async (): Promise<string> =>
      (await mailsTo(service, email))
        .map(({ text }) => /\b(\d{6})\b/.exec(text)?.[1])
        .findLast((one) => one !== undefined) ?? '';
    const ask = () => person.call('POST', '/code', { channel: 'email' });
    const verify = (code: string) => person.call<{ session: string }>('POST', '/code/verify', { code });
    await ask();
    const late = await newest();
    await moveClock(service, 'PT10M1S');
    expect(refusal(await verify(late))).toEqual([422, 'code_wrong']);
    await ask();
    await ask();
    expect(refusal(await ask())).toEqual([429, 'code_locked']);
    await moveClock(service, 'PT1H');
    expect((await ask()).status).toBe(202);
    const { session } = (await verify(await newest())).body;
    person.session = session;
    expect((await person.view()).authentication.done).toBe(true);
    await moveClock(service, 'PT25H');
    expect(refusal(await person.sign())).toEqual([403, 'authentication_required']);
  });

  it('an upload URL ends within fifteen minutes, a link to a document within five', async () => {
    const tenant = await tenantWithSender(service, address('sender'));
    const made = await create(tenant);
    const bytes = await pdf();
    const path = `/v1/envelopes/${made.body.id}/documents`;
    const announced = await tenant.call<{ upload: { url: string; headers: Record<string, string> } }>(
      'POST',
      path,
      {
        name: 'x.pdf',
        size: bytes.length,
        sha256: sha256(bytes),
      },
    );
    const content = await tenant.call<{ url: string; headers: Record<string, string> }>(
      'GET',
      `${path}/${made.body.documents[0]?.id}/content`,
    );
    const read = () => fetch(content.body.url, { headers: content.body.headers });
    expect((await read()).status).toBe(200);
    await moveClock(service, 'PT5M1S');
    expect((await read()).status).toBe(403);
    await moveClock(service, 'PT10M');
    const { 'content-length': _length, ...headers } = announced.body.upload.headers;
    const put = await fetch(announced.body.upload.url, {
      method: 'PUT',
      headers,
      body: new Uint8Array(bytes),
    });
    expect(put.status).toBe(403);
  });

  it('after completion the link opens the copy for 30 days, then a fresh code does', async () => {
    const tenant = await tenantWithSender(service, address('sender'));
    const { person, envelope, email } = await sentToOne(tenant);
    await person.sign();
    await idle(service);
    const path = `/documents/${envelope.documents[0]?.id}/content?version=sealed`;
    expect((await person.call('GET', path)).status).toBe(200);
    await moveClock(service, 'P30DT1M');
    expect(refusal(await person.call('GET', path))).toEqual([403, 'authentication_required']);
    expect((await person.view()).documents).toEqual([]);
    expect((await person.call('POST', '/code', { channel: 'email' })).status).toBe(202);
    const code = (await mailsTo(service, email))
      .map(({ text }) => /\b(\d{6})\b/.exec(text)?.[1])
      .findLast((one) => one);
    person.session = (await person.call<{ session: string }>('POST', '/code/verify', { code })).body.session;
    expect((await person.call('GET', path)).status).toBe(200);
    expect((await tenant.envelope(envelope.id)).status).toBe('completed');
  });
});

describe('recipients of data, as time passes', () => {
  interface Sent {
    readonly state: string;
    readonly cause: string;
    readonly attempts: number;
  }
  let outside: Receiver;
  beforeAll(async () => {
    outside = await receiver();
  });
  afterAll(() => outside.close());

  const virtual = async (duration: string): Promise<string> =>
    addDuration(new Date(await now(service)), duration).toISOString();

  it('P-35 P-16 P-44 ES-14: a notice is brought by itself later, answers go after 90 days, a grant ends on its day', async () => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    const activeUntil = await virtual('P100D');
    const to = (await register(tenant, { endpoint: outside.url, activeUntil })).body.id;
    const path = `/v1/privacy/recipients/${to}`;
    const transfer = () => tenant.call('POST', `${path}/transfers`, { envelopeId: envelope.id });
    expect((await transfer()).status).toBe(202);
    await idle(service);
    outside.answer = { status: 503, body: 'later' };
    const subject = `${envelope.id}.${envelope.recipients[0]?.id}`;
    await tenant.call('POST', `/v1/privacy/subjects/${subject}/erasure`, { ground: 'noLongerNeeded' });
    await idle(service);
    const notice = async () =>
      (await tenant.call<{ items: Sent[] }>('GET', `${path}/transmissions`)).body.items[0];
    expect(await notice()).toMatchObject({ cause: 'erasure', state: 'open', attempts: 1 });
    outside.answer = { status: 201, body: 'taken' };
    await moveClock(service, 'PT20M');
    expect(await notice()).toMatchObject({ cause: 'erasure', state: 'delivered', attempts: 2 });
    const messages = async () => {
      const { body } = await tenant.call<{ items: { status: number; message: string | null }[] }>(
        'GET',
        `${path}/deliveries`,
      );
      return body.items.map(({ status, message }) => [status, message]);
    };
    const first = [201, '{"received":true}'];
    expect(await messages()).toEqual([[201, 'taken'], [503, 'later'], first]);
    await moveClock(service, 'P91D');
    expect(await messages()).toEqual([
      [201, null],
      [503, null],
      [201, null],
    ]);
    expect((await transfer()).status).toBe(202);
    await moveClock(service, 'P10D');
    expect((await transfer()).body).toMatchObject({ code: 'recipient_closed' });
    expect((await tenant.call('GET', path)).body).toMatchObject({ status: 'ended' });
  });

  it('P-41 SM-7: a new processor is off for thirty days, and stays off for whoever objected or did not consent', async () => {
    const [objecting, silent] = await Promise.all([Tenant.create(service), Tenant.create(service)]);
    await registerForOperator(service, 'archive-1');
    await registerForOperator(service, 'archive-2', { consentNeeded: true });
    const on = async (tenant: Tenant): Promise<Record<string, boolean>> => {
      const { body } = await tenant.call<{ items: { id: string; on: boolean }[] }>(
        'GET',
        '/v1/privacy/processors',
      );
      return Object.fromEntries(body.items.map((one) => [one.id, one.on]));
    };
    const choose = (tenant: Tenant, id: string, choice: string) =>
      tenant.call('POST', `/v1/privacy/processors/${id}/choice`, { choice });
    expect(await on(silent)).toEqual({ 'archive-1': false, 'archive-2': false });
    await choose(objecting, 'archive-1', 'objected');
    await choose(objecting, 'archive-2', 'consented');
    await moveClock(service, 'P31D');
    expect(await on(silent)).toEqual({ 'archive-1': true, 'archive-2': false });
    expect(await on(objecting)).toEqual({ 'archive-1': false, 'archive-2': true });
    const soon = await virtual('P10D');
    await expect(registerForOperator(service, 'archive-3', { activeFrom: soon })).rejects.toThrow(
      'thirty days',
    );
  });
});
