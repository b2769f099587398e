import { expect, inject, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { bytesOf, idle, Person, Tenant, twoSigners } from '../support/client.ts';

const service = inject('service');

interface Event {
  readonly seq: number;
  readonly type: string;
}
const eventsOf = async (tenant: Tenant, id: string): Promise<readonly Event[]> =>
  (await tenant.call<{ items: Event[] }>('GET', `/v1/envelopes/${id}/events?limit=100`)).body.items;
const idsWith = async (tenant: Tenant, status: string): Promise<readonly string[]> =>
  (await tenant.call<{ items: { id: string }[] }>('GET', `/v1/envelopes?status=${status}`)).body.items.map(
    ({ id }) => id,
  );

/** The second person attests what the first has signed. */
async function toAttest() {
  const { people, body } = await twoSigners();
  const [signer, approver] = body.recipients as Record<string, unknown>[];
  const [field] = body.fields as Record<string, unknown>[];
  const recipients = [signer, { ...approver, role: 'approver' }];
  return { people, body: { ...body, recipients, fields: [field] } };
}

it('NX-24: an approver attests after the signer, and the list of events tells everything in order, without a gap', async () => {
  const tenant = await Tenant.create(service);
  const { people, body } = await toAttest();
  const { id } = (await tenant.call<Envelope>('POST', '/v1/envelopes', body)).body;
  await (await Person.invited(service, people.landlord)).sign();
  const approver = await Person.invited(service, people.tenant);
  expect((await approver.call('POST', '/sign', {})).status).toBe(422);
  await approver.call('POST', '/open', {});
  const { presented } = await approver.view();
  expect((await approver.call('POST', '/approve', { presented })).status).toBe(200);
  await idle(service);
  const events = await eventsOf(tenant, id);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
  const types = events.map(({ type }) => type);
  const story = [
    'envelope.created',
    'recipient.opened',
    'recipient.signed',
    'recipient.approved',
    'sealing.sealed',
  ];
  expect(story.map((type) => types.indexOf(type))).toEqual(
    story.map((type) => types.indexOf(type)).toSorted((a, b) => a - b),
  );
  expect(types).toEqual(expect.arrayContaining(story));
});

it('B2B-6: documents are sent and signed, what is under way and what is archived is listed and fetched', async () => {
  const tenant = await Tenant.create(service);
  const open = await twoSigners();
  const under = (await tenant.call<Envelope>('POST', '/v1/envelopes', open.body)).body;
  const done = await twoSigners();
  const { id } = (await tenant.call<Envelope>('POST', '/v1/envelopes', done.body)).body;
  for (const address of [done.people.landlord, done.people.tenant])
    await (await Person.invited(service, address)).sign();
  await idle(service);
  expect(await idsWith(tenant, 'sent')).toEqual([under.id]);
  expect(await idsWith(tenant, 'completed')).toEqual([id]);
  const [document] = (await tenant.envelope(id)).documents;
  const content = await tenant.call<{ url: string; headers: Record<string, string> }>(
    'GET',
    `/v1/envelopes/${id}/documents/${document?.id}/content?version=sealed`,
  );
  expect(
    Buffer.from(await bytesOf(content.body))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  expect((await tenant.call('POST', `/v1/envelopes/${under.id}/void`, { reason: 'Not needed' })).status).toBe(
    200,
  );
  expect(await idsWith(tenant, 'voided')).toEqual([under.id]);
});
