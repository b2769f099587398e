import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, eventsOf, send, signer } from '../api/kit.ts';
import { idle, mailsTo, Person } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';
import { inject, tenantWithSender } from './kit.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('everything delivered twice', () => {
  it('I1 I5: one message per fact, one seal, one history', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    for (const source of ['sqs', 'dynamodb-streams', 'sns', 'events'])
      await inject(service, { service: source, operation: 'Deliver', mode: 'duplicate', count: 10_000 });
    const [a, b, c] = [address(), address(), address()];
    const { id } = await send(tenant, [
      signer({ email: a }),
      signer({ email: b, order: 2, authentication: { method: 'emailCode' } }),
      signer({ email: c, role: 'copy' }),
    ]);
    const first = await Person.invited(service, a);
    await tenant.call('POST', `/v1/envelopes/${id}/remind`, {});
    expect(await mailsTo(service, a)).toHaveLength(2);
    await first.sign();
    const second = await Person.invited(service, b);
    expect((await second.call('POST', '/code', { channel: 'email' })).status).toBe(202);
    const mails = await mailsTo(service, b);
    expect(mails).toHaveLength(2);
    const code = /\b(\d{6})\b/.exec(mails[1]?.text ?? '')?.[1];
    const opened = await second.call<{ session: string }>('POST', '/code/verify', { code });
    second.session = opened.body.session;
    expect((await second.sign()).status).toBe(200);
    await idle(service);

    const done = await tenant.envelope(id);
    expect([done.status, done.sealing.attempts]).toEqual(['completed', 1]);
    const counts = [];
    for (const email of [a, b, c, sender]) counts.push((await mailsTo(service, email)).length);
    expect(counts).toEqual([3, 3, 1, 1]);
    const events = await eventsOf(tenant, id);
    const types = events.map(({ type }) => type);
    for (const type of ['recipient.notified', 'recipient.signed'])
      expect([type, types.filter((one) => one === type).length]).toEqual([type, 2]);
    for (const type of ['sealing.sealed', 'envelope.completed', 'recipient.copied', 'recipient.reminded'])
      expect([type, types.filter((one) => one === type).length]).toEqual([type, 1]);
    const receipts = events.flatMap(({ type, providerReceipt }) =>
      type === 'recipient.delivered' ? [providerReceipt] : [],
    );
    expect(new Set(receipts).size).toBe(receipts.length);
  });

  it('I5: also what ends an envelope is told once', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    const [a, b] = [address(), address()];
    await send(tenant, [signer({ email: a }), signer({ email: b })]);
    const person = await Person.invited(service, a);
    await person.call('POST', '/decline', { reason: 'No' });
    expect([(await mailsTo(service, b)).length, (await mailsTo(service, sender)).length]).toEqual([2, 1]);
  });
});
