import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  parseCivilDate,
} from '../../../layers/privacy/calendar/civil-date.ts';
import { localDay, startOfDay } from '../../../layers/privacy/calendar/local-day.ts';

it.each([
  ['2026-01-01', 'Europe/Copenhagen', '2025-12-31T23:00:00.000Z'],
  ['2026-07-01', 'Europe/Copenhagen', '2026-06-30T22:00:00.000Z'],
  ['2026-03-29', 'Europe/Stockholm', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Stockholm', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Helsinki', '2026-10-24T21:00:00.000Z'],
  ['2026-10-26', 'Europe/Helsinki', '2026-10-25T22:00:00.000Z'],
  ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z'],
  // The first and the last zone in which a day begins.
  ['2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
  ['2026-01-01', 'Pacific/Pago_Pago', '2026-01-01T11:00:00.000Z'],
  // Summer time skips midnight here: the day begins at 01:00.
  ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
] as const)('%s begins in %s at %s', (date, zone, instant) => {
  expect(startOfDay(date, zone).toISOString()).toBe(instant);
});

it('P-11: the first instant of a day is in it and the one before is not, in every zone of ours', () => {
  const zones = fc.constantFrom('Europe/Copenhagen', 'Europe/Stockholm', 'Europe/Oslo', 'Europe/Helsinki');
  fc.assert(
    fc.property(zones, fc.integer({ min: 0, max: 7000 }), (zone, offset) => {
      const date = addDays('2024-01-01', offset);
      const start = startOfDay(date, zone);
      expect(localDay(start, zone)).toBe(date);
      expect(localDay(new Date(start.getTime() - 1), zone)).toBe(addDays(date, -1));
    }),
  );
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-01-15', -1, '2025-12-15'],
] as const)('%s and %i month(s) is %s', (date, months, moved) => {
  expect(addMonths(date, months)).toBe(moved);
});

it('counts days both ways', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2028-03-01', '2028-02-28')).toBe(-2);
});

it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z', '', '0000-00-00'])(
  'refuses %j',
  (text) => {
    expect(() => parseCivilDate(text)).toThrow(expect.objectContaining({ code: 'date_invalid' }));
  },
);
