import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, parseDuration } from '../../layers/domain/duration.ts';

const add = (from: string, duration: string, sign: 1 | -1 = 1): string =>
  addDuration(new Date(from), duration, sign).toISOString();

describe('durations', () => {
  it.each([
    ['2028-01-31T10:00:00.000Z', 'P1M', '2028-02-29T10:00:00.000Z'],
    ['2027-01-31T10:00:00.000Z', 'P1M', '2027-02-28T10:00:00.000Z'],
    ['2028-02-29T10:00:00.000Z', 'P1Y', '2029-02-28T10:00:00.000Z'],
    ['2028-02-29T10:00:00.000Z', 'P4Y', '2032-02-29T10:00:00.000Z'],
    ['2026-12-31T23:59:59.000Z', 'PT1S', '2027-01-01T00:00:00.000Z'],
    ['2026-03-28T00:30:00.000Z', 'P1D', '2026-03-29T00:30:00.000Z'],
    ['2026-11-15T00:00:00.000Z', 'P1Y2M3W4DT5H6M7S', '2028-02-09T05:06:07.000Z'],
    ['2026-01-01T00:00:00.000Z', 'P0D', '2026-01-01T00:00:00.000Z'],
  ])('%s + %s = %s', (from, duration, to) => {
    expect(add(from, duration)).toBe(to);
  });

  it('goes back as well', () => {
    expect(add('2028-03-31T00:00:00.000Z', 'P1M', -1)).toBe('2028-02-29T00:00:00.000Z');
    expect(add('2027-01-15T00:00:00.000Z', 'P1Y', -1)).toBe('2026-01-15T00:00:00.000Z');
  });

  it.each(['', 'P', 'PT', 'P1', '1D', 'P-1D', 'P1.5D', 'P1DT', 'P1H', 'p1d', 'P1D ', 'P1D1M', '٣'])(
    'refuses %j',
    (text) => {
      expect(() => parseDuration(text)).toThrow(RangeError);
    },
  );

  it('never skips or repeats a month', () => {
    const day = fc
      .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2100, 0, 1) })
      .map((ms) => new Date(ms));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 240 }), (from, months) => {
        const to = addDuration(from, `P${months}M`);
        const between =
          (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
        expect(between).toBe(months);
        expect(to.getUTCDate()).toBeLessThanOrEqual(from.getUTCDate());
      }),
    );
  });
});
