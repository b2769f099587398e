import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, weekdayOf } from '../../../layers/privacy/calendar/civil-date.ts';
import { COUNTRIES, parseCountry } from '../../../layers/privacy/calendar/country.ts';
import { easterSunday } from '../../../layers/privacy/calendar/easter.ts';
import { holidaysOf, isWorkingDay, workingDayFrom } from '../../../layers/privacy/calendar/holidays.ts';

// Published tables (Astronomical Almanac); not computed here.
const EASTER = [
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
  '2031-04-13',
  '2032-03-28',
  '2033-04-17',
  '2034-04-09',
  '2035-03-25',
  '2036-04-13',
  '2037-04-05',
  '2038-04-25',
  '2039-04-10',
  '2040-04-01',
];

it.each(EASTER)('P-22: knows Easter Sunday %s', (date) => {
  expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
});

const undisputed = (country: (typeof COUNTRIES)[number], year: number) =>
  holidaysOf(country, year).filter((holiday) => !holiday.disputed);

describe('P-22: the calendars of 2026', () => {
  it('has the ten Danish holidays', () => {
    expect(undisputed('DK', 2026).map((holiday) => holiday.date)).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('has the Swedish holidays', () => {
    expect(undisputed('SE', 2026).map((holiday) => holiday.date)).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
      '2026-06-06',
      '2026-06-20',
      '2026-10-31',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('has the Norwegian holidays', () => {
    expect(undisputed('NO', 2026).map((holiday) => holiday.date)).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-17',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it('has the Finnish holidays', () => {
    expect(undisputed('FI', 2026).map((holiday) => holiday.date)).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-24',
      '2026-06-20',
      '2026-10-31',
      '2026-12-06',
      '2026-12-25',
      '2026-12-26',
    ]);
  });
});

it('P-22: Great Prayer Day was a Danish holiday until 2023 and is none since 2024', () => {
  const has = (year: number) => holidaysOf('DK', year).some((holiday) => holiday.name === 'Great Prayer Day');
  expect([2022, 2023, 2024, 2026, 2040].map(has)).toEqual([true, true, false, false, false]);
  expect(holidaysOf('DK', 2023).find((holiday) => holiday.name === 'Great Prayer Day')?.date).toBe(
    '2023-05-05',
  );
  expect(isWorkingDay('DK', '2026-05-01')).toBe(true);
});

it('P-22: a disputed day never moves a deadline: the earlier date wins', () => {
  const days = [
    ['DK', '2026-12-24'],
    ['DK', '2026-12-31'],
    ['DK', '2026-06-05'],
    ['SE', '2026-12-24'],
    ['SE', '2026-12-31'],
    ['SE', '2026-04-30'],
    ['SE', '2026-06-19'],
    ['FI', '2026-06-19'],
    ['FI', '2026-04-30'],
    ['NO', '2026-12-24'],
  ] as const;
  for (const [country, date] of days) {
    expect(holidaysOf(country, 2026).find((holiday) => holiday.date === date)?.disputed, date).toBe(true);
    expect(workingDayFrom(country, date)).toBe(date);
  }
});

describe.each(COUNTRIES)('in %s', (country) => {
  it('P-22: Midsummer Day and All Saints are Saturdays, Ascension a Thursday, in every year to 2040', () => {
    for (let year = 2026; year <= 2040; year += 1) {
      for (const { name, date } of holidaysOf(country, year)) {
        if (name === 'Midsummer Day' || name === "All Saints' Day") expect(weekdayOf(date), date).toBe(6);
        if (name === 'Midsummer Eve') expect(weekdayOf(date), date).toBe(5);
        if (name === 'Ascension Day') expect(weekdayOf(date), date).toBe(4);
        if (/Easter Sunday|Whit Sunday/.test(name)) expect(weekdayOf(date), date).toBe(0);
      }
    }
  });

  it('P-22: a working day is found within six days of any day, and is none of the free ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5478 }), (offset) => {
        const date = addDays('2026-01-01', offset);
        const found = workingDayFrom(country, date);
        expect(found >= date && found <= addDays(date, 6)).toBe(true);
        expect([0, 6]).not.toContain(weekdayOf(found));
        for (let day = date; day < found; day = addDays(day, 1))
          expect(isWorkingDay(country, day)).toBe(false);
      }),
    );
  });
});

it.each([2019, 2061, 2026.5, Number.NaN])('does not guess the holidays of %s', (year) => {
  expect(() => holidaysOf('DK', year)).toThrow(expect.objectContaining({ code: 'year_out_of_range' }));
});

it.each(['dk', 'DE', ''])('does not know the country %j', (code) => {
  expect(() => parseCountry(code)).toThrow(expect.objectContaining({ code: 'country_unknown' }));
});

it('refuses days that no calendar has', () => {
  expect(() => civilDate(2026, 2, 29)).toThrow(expect.objectContaining({ code: 'date_invalid' }));
  expect(civilDate(2028, 2, 29)).toBe('2028-02-29');
});
