import { expect, test } from 'vitest';
import {
  type CaseCalendar,
  caseDueItems,
  combinedOutcome,
} from '../../../layers/domain/privacy-case/case-due.ts';

const calendar: CaseCalendar = {
  status: 'inProgress',
  receivedAt: '2026-11-02T10:00:00.000Z',
  alarms: [
    { daysBefore: 7, at: '2026-11-24T23:00:00.000Z' },
    { daysBefore: 3, at: '2026-11-28T23:00:00.000Z' },
    { daysBefore: 1, at: '2026-11-30T23:00:00.000Z' },
  ],
  alarmed: [],
  runAt: null,
  ranAt: null,
  closedAt: null,
  forgottenAt: null,
};
const due = (change: Partial<CaseCalendar>) => Object.fromEntries(caseDueItems({ ...calendar, ...change }));

test('proof of identity is awaited for thirty days, with no alarm meanwhile', () => {
  expect(due({ status: 'identityRequired' })).toEqual({ identity: '2026-12-02T10:00:00.000Z' });
});

test('alarms come one after the other', () => {
  expect(due({})).toEqual({ alarm: '2026-11-24T23:00:00.000Z' });
  expect(due({ alarmed: [7] })).toEqual({ alarm: '2026-11-28T23:00:00.000Z' });
  expect(due({ alarmed: [7, 3, 1] })).toEqual({});
});

test('an erasure is due until it has begun', () => {
  const runAt = '2026-11-10T10:00:00.000Z';
  expect(due({ runAt }).run).toBe(runAt);
  expect(due({ runAt, ranAt: runAt }).run).toBeUndefined();
});

test('what is closed is forgotten once, and its file goes three years after the end', () => {
  const closedAt = '2026-11-20T10:00:00.000Z';
  expect(due({ status: 'refused', closedAt, runAt: closedAt })).toEqual({
    forget: '2026-12-20T10:00:00.000Z',
  });
  expect(due({ status: 'refused', closedAt, forgottenAt: closedAt })).toEqual({
    purge: '2029-11-20T10:00:00.000Z',
  });
});

test.each([
  [['fulfilled', 'fulfilled'], 'fulfil'],
  [['refused', 'refused'], 'refuse'],
  [['fulfilled', 'refused'], 'partiallyRefuse'],
  [['partiallyRefused'], 'partiallyRefuse'],
  [['fulfilled', 'withdrawn'], 'fulfil'],
] as const)('the parts %j come to %s', (statuses, outcome) => {
  expect(combinedOutcome([...statuses])).toBe(outcome);
});
