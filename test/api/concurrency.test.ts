import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type EvidenceFile,
  type PublicKeySet,
  verifyEvidence,
} from '../../layers/domain/evidence/verify-evidence.ts';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { idle, Person, request, Tenant } from '../support/client.ts';
import { address, create, eventsOf, refusal, send, signer } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

/** Numbers of the history, and what the evidence says of them. */
async function expectWholeHistory(id: string): Promise<void> {
  const events = await eventsOf(tenant, id);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
  const got = await tenant.call('GET', `/v1/envelopes/${id}`);
  expect(got.headers.get('etag')).toBe(`"v${events.length}"`);
  const evidence = (await tenant.call<unknown>('GET', `/v1/envelopes/${id}/evidence`)).body as EvidenceFile;
  const keys = (await request<unknown>(`${service.api}/.well-known/jwks.json`)).body as PublicKeySet;
  const faults = verifyEvidence(evidence, keys).filter((fault) => !/epoch of the log/.test(fault));
  expect(faults).toEqual([]);
  expect(evidence.proofs.leaves).toHaveLength(events.length);
}

describe('many at once', () => {
  it('20 changes of one draft: every one that was acknowledged is there, ver has no gap', async () => {
    const made = await create(tenant);
    const path = `/v1/envelopes/${made.body.id}`;
    const people = Array.from({ length: 20 }, (_, index) => signer({ name: `Person ${index}` }));
    const answers = await Promise.all(
      people.map((person) => tenant.call('POST', `${path}/recipients`, person)),
    );
    const taken = people.filter((_person, index) => answers[index]?.status === 201).map(({ name }) => name);
    for (const answer of answers)
      if (answer.status !== 201) expect(refusal(answer)).toEqual([409, 'conflict']);
    expect(taken.length).toBeGreaterThan(0);
    const after = await tenant.envelope(made.body.id);
    expect(after.recipients.map(({ name }) => name).toSorted()).toEqual(taken.toSorted());
    await expectWholeHistory(made.body.id);
  });

  it('I2 I3: six signers at the same moment: each signature counts once, one completion, one seal', async () => {
    const emails = Array.from({ length: 6 }, () => address());
    const envelope = await send(
      tenant,
      emails.map((email) => signer({ email })),
    );
    const people: Person[] = [];
    for (const email of emails) people.push(await Person.invited(service, email));
    const signAll = () => Promise.all(people.map((person) => person.sign()));
    for (let round = 0; round < 6; round += 1) {
      const answers = await signAll();
      for (const answer of answers) if (answer.status !== 200) expect(answer.status).toBe(409);
      if (answers.every(({ status }) => status === 200)) break;
    }
    await idle(service);
    const done = await tenant.envelope(envelope.id);
    expect([done.status, done.sealing.attempts]).toEqual(['completed', 1]);
    const types = (await eventsOf(tenant, envelope.id)).map(({ type }) => type);
    const count = (wanted: string): number => types.filter((type) => type === wanted).length;
    expect([count('recipient.signed'), count('envelope.completing'), count('sealing.sealed')]).toEqual([
      6, 1, 1,
    ]);
    await expectWholeHistory(envelope.id);
  });

  it('ST-6 I4: signing, declining and voiding race: one end, and what was acknowledged before it stays', async () => {
    for (let round = 0; round < 3; round += 1) {
      const emails = [address(), address(), address()];
      const envelope = await send(
        tenant,
        emails.map((email) => signer({ email })),
      );
      const people: Person[] = [];
      for (const email of emails) people.push(await Person.invited(service, email));
      const [a, b, c] = people;
      const [signed, declined, voided] = await Promise.all([
        a?.sign(),
        b?.call('POST', '/decline', { reason: 'No' }),
        tenant.call<Envelope>('POST', `/v1/envelopes/${envelope.id}/void`, { reason: 'No' }),
      ]);
      await idle(service);
      const after = await tenant.envelope(envelope.id);
      expect([declined?.status, voided.status].filter((status) => status === 200)).toHaveLength(1);
      expect(after.status).toBe(declined?.status === 200 ? 'declined' : 'voided');
      expect(after.recipients[0]?.status === 'signed').toBe(signed?.status === 200);
      expect((await c?.sign())?.status).toBe(409);
      await expectWholeHistory(envelope.id);
    }
  });

  it('one If-Match wins of many', async () => {
    const made = await create(tenant);
    const headers = { 'if-match': made.headers.get('etag') ?? '' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        tenant.call('PATCH', `/v1/envelopes/${made.body.id}`, { title: `T${index}` }, headers),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers)
      if (answer.status !== 200) expect(refusal(answer)).toEqual([412, 'version_conflict']);
    await expectWholeHistory(made.body.id);
  });
});
