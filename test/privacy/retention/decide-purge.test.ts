import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePurge, longestOf, type PurgeFacts } from '../../../layers/privacy/retention/decide-purge.ts';
import type { Kept } from '../../../layers/privacy/retention/purge-at.ts';

const now = new Date('2030-01-01T00:00:00Z');
const later = new Date('2031-01-01T00:00:00Z');
const earlier = new Date('2029-01-01T00:00:00Z');
const kept = (rule: string, purgeAt: Date): Kept => ({ rule, purgeAt, until: '2030-01-01', statute: null });
const nothing: PurgeFacts = {
  holds: 0,
  legalDuties: [],
  erasureFrom: null,
  restrictions: 0,
  timer: kept('t', earlier),
};
const all: PurgeFacts = {
  ...nothing,
  holds: 1,
  legalDuties: [kept('law', later)],
  erasureFrom: earlier,
  restrictions: 1,
};

describe('SM-14 SM-20 P-12 P-17: hold > legal duty > erasure > restriction > timer', () => {
  it('a hold keeps it against everything', () => {
    expect(decidePurge(all, now)).toMatchObject({ erase: false, because: 'hold', at: null });
  });

  it('NS-23: a duty keeps it against erasure, restriction and timer, and names its rule and day', () => {
    expect(decidePurge({ ...all, holds: 0 }, now)).toEqual({
      erase: false,
      because: 'legalDuty',
      at: later,
      kept: kept('law', later),
    });
  });

  it('an erasure goes before a restriction', () => {
    expect(decidePurge({ ...all, holds: 0, legalDuties: [] }, now)).toMatchObject({
      erase: true,
      because: 'erasure',
    });
  });

  it('SM-14: a restriction stops the timer', () => {
    expect(decidePurge({ ...nothing, restrictions: 1 }, now)).toMatchObject({
      erase: false,
      because: 'restriction',
    });
  });

  it('the timer decides when nothing else does', () => {
    expect(decidePurge(nothing, now)).toMatchObject({ erase: true, because: 'timer' });
    expect(decidePurge({ ...nothing, timer: kept('t', later) }, now)).toMatchObject({
      erase: false,
      at: later,
    });
  });

  it('P-26: a granted erasure waits for its day, and the earlier of it and the timer counts', () => {
    const facts = { ...nothing, erasureFrom: later, timer: kept('t', new Date('2040-01-01T00:00:00Z')) };
    expect(decidePurge(facts, now)).toMatchObject({ erase: false, because: 'erasure', at: later });
    expect(decidePurge(facts, later)).toMatchObject({ erase: true, because: 'erasure' });
    expect(decidePurge({ ...facts, timer: kept('t', now) }, now)).toMatchObject({
      erase: true,
      because: 'timer',
    });
  });
});

it('P-12: of several duties the longest is the one that is shown', () => {
  const facts = {
    ...nothing,
    legalDuties: [kept('a', later), kept('b', new Date('2033-01-01')), kept('c', now)],
  };
  expect(decidePurge(facts, now).kept?.rule).toBe('b');
  expect(longestOf([])).toBeNull();
});

it('P-26 P-17: it is gone at the second, not before and not after, whichever reason decides', () => {
  const at = (offset: number) => new Date(later.getTime() + offset * 1000);
  const timed: PurgeFacts = { ...nothing, timer: kept('t', later) };
  const dutied: PurgeFacts = { ...nothing, legalDuties: [kept('law', later)] };
  const erased: PurgeFacts = { ...nothing, timer: kept('t', new Date('2040-01-01')), erasureFrom: later };
  for (const facts of [timed, dutied, erased]) {
    expect([-1, 0, 1].map((offset) => decidePurge(facts, at(offset)).erase)).toEqual([false, true, true]);
  }
});

it('SM-14: nothing is ever erased while a hold, an unfinished duty or (without erasure) a restriction stands', () => {
  const instant = fc.date({ min: earlier, max: new Date('2040-01-01'), noInvalidDate: true });
  const facts = fc.record({
    holds: fc.nat({ max: 2 }),
    legalDuties: fc.array(
      instant.map((date) => kept('law', date)),
      { maxLength: 3 },
    ),
    erasureFrom: fc.option(instant),
    restrictions: fc.nat({ max: 2 }),
    timer: instant.map((date) => kept('t', date)),
  });
  fc.assert(
    fc.property(facts, instant, (each, when) => {
      const { erase } = decidePurge(each, when);
      const dutyStands = each.legalDuties.some((duty) => duty.purgeAt > when);
      const erasureRuns = each.erasureFrom !== null && each.erasureFrom <= when;
      const timerRuns = each.timer.purgeAt <= when && each.restrictions === 0;
      expect(erase).toBe(each.holds === 0 && !dutyStands && (erasureRuns || timerRuns));
    }),
  );
});
