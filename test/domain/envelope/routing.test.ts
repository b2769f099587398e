import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasActed, isTurnOf, mustAct, type Routed, route } from '../../../layers/domain/envelope/routing.ts';
import { recipientRoles } from '../../../layers/domain/envelope/vocabulary.ts';

const one = (id: string, order: number, more: Partial<Routed> = {}): Routed => ({
  id,
  order,
  role: 'signer',
  status: 'created',
  ...more,
});

describe('who is asked next', () => {
  it('asks equal orders together, lower ones first', () => {
    expect(route([one('a', 1), one('b', 1), one('c', 2)], 0)).toEqual({
      order: 1,
      ask: ['a', 'b'],
      done: false,
    });
  });

  it('asks the next only when the last of an order has acted', () => {
    const half = [one('a', 1, { status: 'signed' }), one('b', 1, { status: 'notified' }), one('c', 2)];
    expect(route(half, 1)).toEqual({ order: 1, ask: [], done: false });
    const all = [one('a', 1, { status: 'signed' }), one('b', 1, { status: 'signed' }), one('c', 2)];
    expect(route(all, 1)).toEqual({ order: 2, ask: ['c'], done: false });
  });

  it('tells a viewer in turn and never waits for one', () => {
    const people = [one('v', 1, { role: 'viewer' }), one('a', 2), one('late', 3, { role: 'viewer' })];
    expect(route(people, 0)).toEqual({ order: 2, ask: ['v', 'a'], done: false });
  });

  it('skips numbers nobody has, and never asks a copy', () => {
    const people = [one('a', 7), one('x', 1, { role: 'copy' })];
    expect(route(people, 0)).toEqual({ order: 7, ask: ['a'], done: false });
  });

  it('is done when every signer and approver has acted', () => {
    const people = [
      one('a', 1, { status: 'signed' }),
      one('b', 2, { role: 'approver', status: 'approved' }),
      one('v', 3, { role: 'viewer' }),
    ];
    expect(route(people, 2)).toEqual({ order: 3, ask: ['v'], done: true });
  });

  it('asks at once who is moved to an order already reached', () => {
    expect(route([one('a', 3, { status: 'notified' }), one('b', 1)], 3).ask).toEqual(['b']);
    expect(isTurnOf({ order: 2 }, 2)).toBe(true);
    expect(isTurnOf({ order: 3 }, 2)).toBe(false);
  });

  it('P-57: leads any mix of people to an end, each acting in turn, nobody asked twice and no act lost', () => {
    const person = fc.record({
      role: fc.constantFrom(...recipientRoles),
      order: fc.integer({ min: 1, max: 5 }),
    });
    const anyone = fc.array(person, { minLength: 1, maxLength: 12 }).filter((list) => list.some(mustAct));
    fc.assert(
      fc.property(anyone, fc.infiniteStream(fc.nat()), (list, choices) => {
        let people = list.map(({ role, order }, index) => one(`p${index}`, order, { role }));
        let reached = 0;
        const askedOnce = new Set<string>();
        const acted = new Set<string>();
        for (let step = 0; step <= people.length; step += 1) {
          const { order, ask, done } = route(people, reached);
          expect(order).toBeGreaterThanOrEqual(reached);
          reached = order;
          for (const id of ask) {
            expect(askedOnce.has(id)).toBe(false);
            askedOnce.add(id);
          }
          people = people.map((each) =>
            ask.includes(each.id) ? { ...each, status: 'notified' as const } : each,
          );
          for (const id of acted) expect(people.filter(hasActed).map((each) => each.id)).toContain(id);
          if (done) break;
          const able = people.filter((each) => mustAct(each) && each.status === 'notified');
          const next = able[(choices.next().value ?? 0) % able.length];
          if (next === undefined) throw new Error('nobody can act, and it is not done');
          expect(isTurnOf(next, reached)).toBe(true);
          const earlier = people.filter((each) => mustAct(each) && each.order < next.order);
          expect(earlier.every(hasActed)).toBe(true);
          acted.add(next.id);
          const status = next.role === 'signer' ? ('signed' as const) : ('approved' as const);
          people = people.map((each) => (each.id === next.id ? { ...each, status } : each));
        }
        expect(route(people, reached).done).toBe(true);
        expect(acted.size).toBe(list.filter(mustAct).length);
      }),
    );
  });
});
