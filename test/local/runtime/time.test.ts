import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration } from '../../../lib/local/duration.ts';
import { readSchedule } from '../../../lib/local/schedule.ts';

const iso = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();
const at = (text: string): number => Date.parse(text);

describe('a duration', () => {
  it.each([
    ['P90D', '2026-04-01T12:00:00.000Z'],
    ['P1M', '2026-02-01T12:00:00.000Z'],
    ['P1Y2M', '2027-03-01T12:00:00.000Z'],
    ['P2W', '2026-01-15T12:00:00.000Z'],
    ['PT36H15M1S', '2026-01-03T00:15:01.000Z'],
    ['PT0S', '2026-01-01T12:00:00.000Z'],
  ])('%s is added in the UTC calendar', (duration, wanted) => {
    expect(iso(addDuration(at('2026-01-01T12:00:00Z'), duration))).toBe(wanted);
  });

  it('ends with the month when the month is shorter', () => {
    expect(iso(addDuration(at('2028-01-31T00:00:00Z'), 'P1M'))).toBe('2028-02-29T00:00:00.000Z');
    expect(iso(addDuration(at('2028-02-29T00:00:00Z'), 'P1Y'))).toBe('2029-02-28T00:00:00.000Z');
  });

  it.each(['', 'P', 'PT', 'P1DT', '1D', 'P-1D', 'P1.5D', 'p1d', 'P1S'])('%j is none', (text) => {
    expect(addDuration(0, text)).toBeUndefined();
  });
});

describe('a schedule', () => {
  it.each([
    ['rate(5 minutes)', '2026-01-01T00:05:30.000Z'],
    ['rate(1 day)', '2026-01-02T00:00:30.000Z'],
    ['cron(0 3 * * ? *)', '2026-01-01T03:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2026-01-01T00:15:00.000Z'],
    ['cron(30 8 ? * MON-FRI *)', '2026-01-01T08:30:00.000Z'],
    ['cron(0 0 ? * SUN *)', '2026-01-04T00:00:00.000Z'],
    ['cron(0 12 1 * ? *)', '2026-01-01T12:00:00.000Z'],
    ['cron(0 0 29 FEB ? *)', '2028-02-29T00:00:00.000Z'],
    ['cron(0 6,18 * * ? 2027)', '2027-01-01T06:00:00.000Z'],
  ])('%s is next due at its time', (expression, wanted) => {
    expect(iso(readSchedule(expression)(at('2026-01-01T00:00:30Z')))).toBe(wanted);
  });

  it('is always due later, and on the minute it names', () => {
    const minute = fc.integer({ min: 0, max: 59 });
    const hour = fc.integer({ min: 0, max: 23 });
    const time = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(minute, hour, time, (m, h, after) => {
        const next = readSchedule(`cron(${m} ${h} * * ? *)`)(after);
        const date = new Date(next);
        expect([date.getUTCMinutes(), date.getUTCHours(), date.getUTCSeconds()]).toEqual([m, h, 0]);
        expect(next).toBeGreaterThan(after);
        expect(next - after).toBeLessThanOrEqual(86_400_000);
      }),
    );
  });

  it.each([
    'rate(0 minutes)',
    'rate(5 weeks)',
    'cron(0 0 L * ? *)',
    'cron(* *)',
    'at(2026-01-01T00:00:00)',
    '',
  ])('refuses %j', (expression) => {
    expect(() => readSchedule(expression)(0)).toThrow(
      expect.objectContaining({ code: 'template_unsupported' }),
    );
  });
});
