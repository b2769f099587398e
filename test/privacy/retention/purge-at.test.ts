import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retentionRule } from '../../../layers/privacy/retention/default-schedule.ts';
import { purgeAt } from '../../../layers/privacy/retention/purge-at.ts';

const accounting = (country: 'DK' | 'SE', from: string, fiscalYearEnd?: string) => {
  const kept = purgeAt(retentionRule('accounting', country), {
    from: new Date(from),
    country,
    ...(fiscalYearEnd === undefined ? {} : { fiscalYearEnd }),
  });
  return { until: kept.until, purgeAt: kept.purgeAt.toISOString(), statute: kept.statute };
};

describe('NS-19 B2B-22 P-11: accounting material of a financial year 2025-07-01 to 2026-06-30', () => {
  it('P-11: is kept in Denmark until 2031-06-30 and gone at local midnight after it', () => {
    expect(accounting('DK', '2025-09-14T10:00:00Z', '2026-06-30')).toEqual({
      until: '2031-06-30',
      purgeAt: '2031-06-30T22:00:00.000Z',
      statute: 'dk:bogforingsloven-12',
    });
  });

  it('P-11: is kept in Sweden until 2033-12-31 and gone at local midnight after it', () => {
    expect(accounting('SE', '2025-09-14T10:00:00Z', '2026-06-30')).toEqual({
      until: '2033-12-31',
      purgeAt: '2033-12-31T23:00:00.000Z',
      statute: 'se:bokforingslagen-7-2',
    });
  });

  it('finds the year itself when only the day is known', () => {
    expect(accounting('DK', '2025-07-01T10:00:00Z', '06-30').until).toBe('2031-06-30');
    expect(accounting('DK', '2026-06-30T21:59:59Z', '06-30').until).toBe('2031-06-30');
    expect(accounting('DK', '2026-06-30T22:00:00Z', '06-30').until).toBe('2032-06-30');
  });
});

it('P-11: a calendar year is the default financial year', () => {
  expect(accounting('DK', '2026-02-01T10:00:00Z').until).toBe('2031-12-31');
  expect(accounting('SE', '2026-02-01T10:00:00Z').until).toBe('2033-12-31');
});

it('P-11: the year is the one on the wall, not the one of UTC', () => {
  expect(accounting('DK', '2026-12-31T22:59:59Z').until).toBe('2031-12-31');
  expect(accounting('DK', '2026-12-31T23:00:00Z').until).toBe('2032-12-31');
});

it.each([
  ['2027-02-28', '2032-02-29'],
  ['2028-02-29', '2033-02-28'],
])('P-11: a financial year ending on %s at the end of February is kept until %s', (end, until) => {
  expect(accounting('DK', '2026-05-01T00:00:00Z', end).until).toBe(until);
});

it.each([
  ['2026-05-01T00:00:00Z', '2032-02-29'],
  ['2027-05-01T00:00:00Z', '2033-02-28'],
])('P-11: a year that always ends with February includes the leap day: %s until %s', (from, until) => {
  expect(accounting('DK', from, '02-28').until).toBe(until);
  expect(accounting('DK', from, '02-29').until).toBe(until);
});

it.each(['2026-06-31', '13-01', 'June', '', '06-30-2026'])(
  'refuses %j as the end of a financial year',
  (text) => {
    expect(() => accounting('DK', '2026-05-01T00:00:00Z', text)).toThrow(
      expect.objectContaining({ code: 'fiscal_year_end_invalid' }),
    );
  },
);

it.each([
  ['envelope.draft', '2026-02-28T10:00:00Z', '2026-05-29T10:00:00.000Z', '2026-05-29'],
  ['accessLog', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00.000Z', '2026-04-01'],
  ['envelope.completed', '2028-02-29T12:00:00Z', '2038-02-28T12:00:00.000Z', '2038-02-28'],
  ['rightsCase', '2026-01-31T12:00:00Z', '2029-01-31T12:00:00.000Z', '2029-01-31'],
  ['supportSpecialData', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z', '2026-01-31'],
])('ES-9 ES-12 P-11: %s of %s is gone at %s', (id, from, instant, until) => {
  const kept = purgeAt(retentionRule(id), { from: new Date(from), country: 'DK' });
  expect([kept.purgeAt.toISOString(), kept.until]).toEqual([instant, until]);
});

it('P-11: in Denmark it is never gone before five years, in Sweden never before seven, whatever the year’s end', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2045-01-01'), noInvalidDate: true });
  const monthEnds = fc.constantFrom(
    '01-31',
    '02-28',
    '03-31',
    '04-30',
    '06-30',
    '08-31',
    '09-30',
    '11-30',
    '12-31',
  );
  fc.assert(
    fc.property(day, monthEnds, (from, end) => {
      const years = (country: 'DK' | 'SE') => {
        const kept = purgeAt(retentionRule('accounting', country), { from, country, fiscalYearEnd: end });
        return (kept.purgeAt.getTime() - from.getTime()) / (365.25 * 86_400_000);
      };
      expect(years('DK')).toBeGreaterThan(4.99);
      expect(years('DK')).toBeLessThan(6.01);
      expect(years('SE')).toBeGreaterThan(6.99);
      expect(years('SE')).toBeLessThan(9.01);
    }),
  );
});

it('knows no rule that does not exist, and no accounting rule of a country that was not checked', () => {
  expect(() => retentionRule('forever')).toThrow(expect.objectContaining({ code: 'rule_unknown' }));
  expect(() => retentionRule('accounting', 'FI')).toThrow(expect.objectContaining({ code: 'rule_unknown' }));
});
