import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Envelope } from '../../layers/http/schemas/envelope.ts';
import { address, create, eventsOf, signer } from '../api/kit.ts';
import { idle, mailsTo, moveClock, Person, type Tenant } from '../support/client.ts';
import { type Service, startService } from '../support/service.ts';
import { tenantWithSender } from './kit.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

/** mulberry32: the same seed breaks the same moments. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What was acknowledged before the power went. */
interface Journey {
  readonly tenant: Tenant;
  readonly emails: readonly string[];
  id: string | null;
  readonly signed: Set<string>;
}

/** Goes on from wherever it stands; every step may be a repetition. */
async function goOn(journey: Journey, body: Record<string, unknown>, key: string): Promise<void> {
  const { tenant, emails, signed } = journey;
  if (journey.id === null) {
    const made = await create(tenant, body, { 'idempotency-key': key });
    if (made.status !== 201) throw new Error(`not created: ${made.status} ${JSON.stringify(made.body)}`);
    journey.id = made.body.id;
  }
  for (const email of emails) {
    if (signed.has(email)) continue;
    const person = await Person.invited(tenant.service, email);
    const answer = await person.sign();
    if (answer.status !== 200) throw new Error(`not signed: ${answer.status} ${JSON.stringify(answer.body)}`);
    signed.add(email);
  }
}

async function afterRestart(journey: Journey): Promise<void> {
  if (journey.id === null) return;
  const got = await journey.tenant.call<Envelope>('GET', `/v1/envelopes/${journey.id}`);
  expect(got.status).toBe(200);
  const acted = got.body.recipients.filter(({ status }) => status === 'signed').map(({ email }) => email);
  for (const email of journey.signed) expect(acted).toContain(email);
}

describe('a power cut at any moment', () => {
  const seeds = Array.from({ length: 5 }, () => Math.floor(Math.random() * 2 ** 31));

  it.each(seeds)(
    'I1 I2 I4 I5: loses nothing that was acknowledged, completes, and seals once (seed %i)',
    async (seed) => {
      const next = random(seed);
      const tenant = await tenantWithSender(service, address('sender'));
      const emails = [address(), address()];
      const recipients = emails.map((email, index) => signer({ email, order: index + 1 }));
      const body = { recipients, status: 'sent' };
      const journey: Journey = { tenant, emails, id: null, signed: new Set() };
      const key = `kill-${seed}`;
      const going = goOn(journey, body, key).then(
        () => null,
        (error: unknown) => error,
      );
      await sleep(50 + next() * 2500);
      await service.kill();
      await going;
      await service.restart();
      await afterRestart(journey);
      await moveClock(service, 'PT20M');
      await goOn(journey, body, key);
      await idle(service);
      await moveClock(service, 'PT2H');

      const done = await tenant.envelope(journey.id ?? '');
      expect([seed, done.status]).toEqual([seed, 'completed']);
      const events = await eventsOf(tenant, done.id);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
      const count = (wanted: string): number => events.filter(({ type }) => type === wanted).length;
      expect([count('recipient.signed'), count('sealing.sealed'), count('envelope.completed')]).toEqual([
        2, 1, 1,
      ]);
      const list = await tenant.call<{ items: unknown[] }>('GET', '/v1/envelopes');
      expect(list.body.items).toHaveLength(1);
      // A message may go twice when the power goes between sending and writing that down, and never not at all.
      for (const email of emails) {
        const kinds = (await mailsTo(service, email)).map(({ subject }) => subject);
        expect(new Set(kinds).size).toBe(2);
        expect(kinds.length).toBeLessThanOrEqual(3);
      }
    },
    120_000,
  );
});
