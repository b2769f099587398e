import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import {
  completed,
  idle,
  mailsTo,
  moveClock,
  Person,
  request,
  Tenant,
  twoSigners,
  unique,
} from '../support/client.ts';
import { verifyReceipt } from '../support/receipts.ts';
import { type Service, startService } from '../support/service.ts';
import { findInSinks } from '../support/sinks/find-in-sinks.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

interface Operation {
  readonly id: string;
  readonly status: string;
  readonly result: { readonly receipt: string } | null;
}
const fault = (body: Record<string, unknown>) =>
  request(`${service.api}/_local/faults`, { method: 'POST', body });
const erase = (tenant: Tenant, subject: string) =>
  tenant.call<Operation>('POST', `/v1/privacy/subjects/${subject}/erasure`, { ground: 'noLongerNeeded' });

describe('an erasure that is interrupted', () => {
  it.each([
    ['dynamodb', 'PutItem', 1],
    ['dynamodb', 'PutItem', 2],
    ['dynamodb', 'PutItem', 3],
    ['dynamodb', 'TransactWriteItems', 1],
    ['dynamodb', 'TransactWriteItems', 4],
    ['dynamodb', 'Query', 3],
    ['kms', 'Sign', 2],
    ['sfn', 'StartExecution', 4],
  ])('P-26: %s/%s failing %i times is finished by a retry or by itself', async (name, operation, count) => {
    const tenant = await Tenant.create(service);
    const { envelope, people } = await completed(tenant);
    const subject = `${envelope.id}.${envelope.recipients[0]?.id}`;
    await fault({ service: name, operation, mode: 'fail', count });
    const first = await erase(tenant, subject);
    await idle(service);
    await fault({});
    if (first.status !== 202) expect((await erase(tenant, subject)).status).toBe(202);
    await moveClock(service, 'PT2H');
    const asked = await erase(tenant, subject);
    await idle(service);
    const done = (await tenant.call<Operation>('GET', `/v1/operations/${asked.body.id}`)).body;
    expect(done.status).toBe('succeeded');
    expect(await verifyReceipt(tenant, String(done.result?.receipt))).toMatchObject({
      subject,
      keysDestroyed: 1,
      counts: { after: 0 },
    });
    expect((await tenant.envelope(envelope.id)).recipients[0]).toMatchObject({
      name: 'Åse Ørsted',
      email: null,
    });
    expect(findInSinks(service.dataDir, [people.landlord])).toEqual([]);
  });

  it('P-26: a request whose workflow never started is started by the sweep', async () => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    const subject = `${envelope.id}.${envelope.recipients[0]?.id}`;
    await fault({ service: 'sfn', operation: 'StartExecution', mode: 'fail', count: 10 });
    const failed = await erase(tenant, subject);
    expect(failed.status).toBeGreaterThanOrEqual(500);
    await fault({});
    await moveClock(service, 'PT20M');
    expect((await tenant.envelope(envelope.id)).recipients[0]?.email).toBeNull();
    const receipts = await tenant.call<{ items: { id: string }[] }>('GET', '/v1/privacy/receipts');
    expect(receipts.body.items).toHaveLength(1);
  });
});

describe('what is left of somebody who had not signed', () => {
  it('P-26 P-27: nothing in any table, object, queue, log or data file, once the provider’s own notices have run out', async () => {
    const tenant = await Tenant.create(service);
    const { body, people } = await twoSigners();
    const name = `Åse ${unique()}`;
    const phone = `+45${String(Date.now()).slice(-8)}`;
    const recipients = (body.recipients as Record<string, unknown>[]).map((one, index) =>
      index === 0 ? { ...one, name, phone } : one,
    );
    const { id, recipients: made } = (
      await tenant.call<Envelope>('POST', '/v1/envelopes', { ...body, recipients })
    ).body;
    const words = [name, people.landlord, phone];
    await (await Person.invited(service, people.landlord)).call('POST', '/open', {});
    await erase(tenant, `${id}.${made[0]?.id}`);
    await idle(service);
    await moveClock(service, 'PT2H');
    await idle(service);
    expect(findInSinks(service.dataDir, words)).toEqual([]);
    expect((await tenant.envelope(id)).recipients[0]).toMatchObject({ name: '', email: null, phone: null });
  });
});

describe('a restriction and the clock', () => {
  it('SM-15 SM-14 P-29: deadline, reminders and purge stand still; the person is told before it is lifted; then the clock goes on', async () => {
    const tenant = await Tenant.create(service);
    const { body, people } = await twoSigners();
    const sent = await tenant.call<Envelope>('POST', '/v1/envelopes', {
      ...body,
      expiresIn: 'P10D',
      reminders: { first: 'P2D', every: 'P2D', max: 5 },
    });
    const { id, recipients, expiresAt } = sent.body;
    const path = `/v1/privacy/subjects/${id}.${recipients[0]?.id}/restriction`;
    await idle(service);
    await tenant.call('POST', path, { ground: 'objectionPending' });
    const letters = (await mailsTo(service, people.landlord)).length;
    await moveClock(service, 'P200D');
    const still = await tenant.envelope(id);
    expect([still.status, still.privacy.state]).toEqual(['sent', 'restricted']);
    expect((await mailsTo(service, people.landlord)).length).toBe(letters);
    const lifted = await tenant.call<{ liftsAt: string }>('DELETE', path);
    expect(lifted.status).toBe(202);
    expect((await tenant.call('DELETE', path)).body).toEqual(lifted.body);
    const told = (await mailsTo(service, people.landlord)).slice(letters);
    expect(told).toHaveLength(1);
    expect((await tenant.envelope(id)).privacy.state).toBe('restricted');
    await moveClock(service, 'P3DT10M');
    const after = await tenant.envelope(id);
    expect(after.privacy).toMatchObject({ state: 'active', restrictions: 0 });
    const moved = new Date(String(after.expiresAt)).getTime() - new Date(String(expiresAt)).getTime();
    expect(moved).toBeGreaterThan(202 * 86_400_000);
    expect(moved).toBeLessThan(204 * 86_400_000);
    const events = (
      await tenant.call<{ items: { type: string }[] }>('GET', `/v1/envelopes/${id}/events?limit=100`)
    ).body;
    expect(events.items.map(({ type }) => type).filter((type) => type.startsWith('privacy.'))).toEqual([
      'privacy.restricted',
      'privacy.released',
    ]);
    expect((await (await Person.invited(service, people.landlord)).sign()).status).toBe(200);
    await moveClock(service, 'P30D');
    expect((await tenant.envelope(id)).status).toBe('expired');
  });

  it('P-29: an erasure goes before a restriction', async () => {
    const tenant = await Tenant.create(service);
    const { envelope } = await completed(tenant);
    const subject = `${envelope.id}.${envelope.recipients[0]?.id}`;
    await tenant.call('POST', `/v1/privacy/subjects/${subject}/restriction`, { ground: 'unlawful' });
    const asked = await erase(tenant, subject);
    await idle(service);
    expect((await tenant.call<Operation>('GET', `/v1/operations/${asked.body.id}`)).body.status).toBe(
      'succeeded',
    );
  });
});
