import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, send, signer, typesOf } from '../api/kit.ts';
import { idle, mailsTo, moveClock, Person } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';
import { tenantWithSender } from './kit.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

describe('messages that do not arrive', () => {
  it('NS-7: a bounce returns the recipient to waiting and tells the sender, who corrects the address', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    const envelope = await send(tenant, [signer({ email: 'bounce@simulator.amazonses.com' })]);
    await idle(service);
    await moveClock(service, 'PT10M');
    const bounced = await tenant.envelope(envelope.id);
    expect([bounced.recipients[0]?.status, bounced.recipients[0]?.message.status]).toEqual([
      'waiting',
      'bounced',
    ]);
    expect(await mailsTo(service, sender)).toHaveLength(1);
    expect(await typesOf(tenant, envelope.id)).toEqual([
      'envelope.created',
      'envelope.sent',
      'recipient.notified',
      'recipient.bounced',
    ]);
    const right = address();
    const corrected = await tenant.call('POST', `/v1/envelopes/${envelope.id}/correct`, {
      recipients: [{ id: envelope.recipients[0]?.id, email: right }],
    });
    expect(corrected.status).toBe(200);
    expect((await (await Person.invited(service, right)).sign()).status).toBe(200);
    await idle(service);
    expect((await tenant.envelope(envelope.id)).status).toBe('completed');
  });

  it('NS-7: a complaint is written down, and delivery as well', async () => {
    const tenant = await tenantWithSender(service, address('sender'));
    const ok = address();
    const envelope = await send(tenant, [
      signer({ email: 'complaint@simulator.amazonses.com' }),
      signer({ email: ok }),
      signer({ email: 'ooto@simulator.amazonses.com' }),
    ]);
    await idle(service);
    await moveClock(service, 'PT10M');
    const { recipients } = await tenant.envelope(envelope.id);
    expect(recipients.map(({ message }) => message.status)).toEqual(['complained', 'delivered', 'delivered']);
    expect(recipients.map(({ status }) => status)).toEqual(['notified', 'notified', 'notified']);
  });

  it('NS-7: a phone that cannot be reached fails alone: the others are asked, the sender is told, correct helps', async () => {
    const sender = address('sender');
    const tenant = await tenantWithSender(service, sender);
    const other = address();
    const envelope = await send(tenant, [
      signer({ email: null, phone: '+4500000002', notify: ['sms'] }),
      signer({ email: other }),
    ]);
    await idle(service);
    await moveClock(service, 'PT30M');
    const after = await tenant.envelope(envelope.id);
    expect(after.recipients.map(({ status }) => status)).toEqual(['waiting', 'notified']);
    expect(after.recipients[0]?.message.status).toBe('failed');
    expect(await mailsTo(service, other)).toHaveLength(1);
    expect(await mailsTo(service, sender)).toHaveLength(1);
    await tenant.call('POST', `/v1/envelopes/${envelope.id}/correct`, {
      recipients: [{ id: envelope.recipients[0]?.id, phone: '+4500000001' }],
    });
    expect((await (await Person.invited(service, '+4500000001')).sign()).status).toBe(200);
  });

  it('NS-7: who is reached one way is notified, even if the other way fails', async () => {
    const tenant = await tenantWithSender(service, address('sender'));
    const email = address();
    const envelope = await send(tenant, [signer({ email, phone: '+4500000002', notify: ['email', 'sms'] })]);
    await idle(service);
    await moveClock(service, 'PT30M');
    expect((await tenant.envelope(envelope.id)).recipients[0]?.status).toBe('notified');
    expect(await mailsTo(service, email)).toHaveLength(1);
  });
});
