import * as fc from 'fast-check';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { finalStatuses } from '../../layers/domain/envelope/transition.ts';
import { idle, Person, Tenant } from '../support/client.ts';
import { address, eventsOf, send, signer } from './kit.ts';

const service = inject('service');
let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.create(service);
});

/** What must be true by what was acknowledged; the service may know more. */
interface Model {
  readonly signed: Set<number>;
  ended: 'declined' | 'voided' | 'completing' | null;
}
interface Real {
  readonly id: string;
  readonly people: readonly Person[];
  readonly history: string[];
}

const twoPeople = 2;
const isOpen = (model: Model): boolean => model.ended === null;

async function check(model: Model, { id, history }: Real): Promise<void> {
  const envelope = await tenant.envelope(id);
  const signed = envelope.recipients.flatMap(({ status }, index) => (status === 'signed' ? [index] : []));
  expect(signed).toEqual([...model.signed].toSorted());
  if (model.ended === 'declined' || model.ended === 'voided') expect(envelope.status).toBe(model.ended);
  if (model.ended === 'completing') expect(['completing', 'completed']).toContain(envelope.status);
  if (isOpen(model)) expect(finalStatuses.has(envelope.status)).toBe(false);
  const events = (await eventsOf(tenant, id)).map(({ type, seq }) => `${seq} ${type}`);
  expect(events.map((event) => Number(event.split(' ')[0]))).toEqual(
    events.map((_event, index) => index + 1),
  );
  expect(events.slice(0, history.length)).toEqual(history);
  history.splice(0, history.length, ...events);
}

type Command = fc.AsyncCommand<Model, Real>;

const sign = (who: number): Command => ({
  check: () => true,
  async run(model, real) {
    const answer = await real.people[who]?.sign();
    expect(answer?.status).toBe(isOpen(model) || model.signed.has(who) ? 200 : 409);
    if (isOpen(model)) model.signed.add(who);
    if (isOpen(model) && model.signed.size === twoPeople) model.ended = 'completing';
    await check(model, real);
  },
  toString: () => `sign ${who}`,
});

const decline = (who: number): Command => ({
  check: () => true,
  async run(model, real) {
    const answer = await real.people[who]?.call('POST', '/decline', { reason: 'No' });
    const may = isOpen(model) && !model.signed.has(who);
    if (may) expect(answer?.status).toBe(200);
    else if (model.ended !== 'declined') expect(answer?.status).toBe(409);
    if (may) model.ended = 'declined';
    await check(model, real);
  },
  toString: () => `decline ${who}`,
});

const call = (action: string, body: unknown, ends: Model['ended']): Command => ({
  check: () => true,
  async run(model, real) {
    const answer = await tenant.call('POST', `/v1/envelopes/${real.id}/${action}`, body);
    expect(answer.status).toBe(isOpen(model) ? 200 : 409);
    if (isOpen(model) && ends !== null) model.ended = ends;
    await check(model, real);
  },
  toString: () => action,
});

const commands: fc.Arbitrary<Command>[] = [
  fc.constantFrom(0, 1).map(sign),
  fc.constantFrom(0, 1).map(sign),
  fc.constantFrom(0, 1).map(decline),
  fc.constant(call('void', { reason: 'No' }, 'voided')),
  fc.constant(call('correct', { message: 'New' }, null)),
  fc.constant(call('correct', { reminders: null }, null)),
];

describe('an envelope against its model', () => {
  it('I1 I2 I4: any order of acts keeps every signature, every event and one end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 7 }), async (steps) => {
        const emails = [address(), address()];
        const { id } = await send(
          tenant,
          emails.map((email) => signer({ email })),
        );
        const people: Person[] = [];
        for (const email of emails) people.push(await Person.invited(service, email));
        await idle(service);
        const real: Real = { id, people, history: [] };
        const model: Model = { signed: new Set(), ended: null };
        await fc.asyncModelRun(() => ({ model, real }), steps);
        await idle(service);
        const types = (await eventsOf(tenant, id)).map(({ type }) => type);
        const seals = types.filter((type) => type === 'sealing.sealed').length;
        expect(seals).toBe(model.ended === 'completing' ? 1 : 0);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
