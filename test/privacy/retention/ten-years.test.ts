import { expect, it } from 'vitest';
import { COUNTRIES, type Country } from '../../../layers/privacy/calendar/country.ts';
import { decidePurge } from '../../../layers/privacy/retention/decide-purge.ts';
import { DEFAULT_SCHEDULE, retentionRule } from '../../../layers/privacy/retention/default-schedule.ts';
import { type Kept, purgeAt } from '../../../layers/privacy/retention/purge-at.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const END = Date.parse('2036-01-01T00:00:00Z');

/** One record of every rule that a country has, each week for ten years, at a different time of the day. */
function recordsOf(country: Country): Kept[] {
  const rules = DEFAULT_SCHEDULE.filter((rule) => rule.country === null || rule.country === country);
  const records: Kept[] = [];
  for (let at = START, week = 0; at < END; at += 7 * DAY, week += 1) {
    const from = new Date(at + ((week * 7919) % 86_400) * 1000);
    for (const rule of rules) records.push(purgeAt(rule, { from, country, fiscalYearEnd: '06-30' }));
  }
  return records;
}

it.each(COUNTRIES)('P-11 NS-19 SM-23: ten years pass in %s and everything goes on its second', (country) => {
  const records = recordsOf(country);
  expect(records.length).toBeGreaterThan(500 * 20);
  const wrong = records.filter((timer) => {
    const erasedAt = (offset: number) => {
      const now = new Date(timer.purgeAt.getTime() + offset);
      return decidePurge({ holds: 0, legalDuties: [], erasureFrom: null, restrictions: 0, timer }, now).erase;
    };
    return erasedAt(-1000) || !erasedAt(0) || !erasedAt(1000);
  });
  expect(wrong).toEqual([]);
});

it('P-11: a clock that walks day by day through ten years finds each record due on exactly one day', () => {
  const records = recordsOf('DK').filter((record) => record.purgeAt.getTime() < END);
  const gone = new Map<Kept, number>();
  for (let day = START; day <= END; day += DAY) {
    for (const record of records) {
      if (!gone.has(record) && record.purgeAt.getTime() <= day) gone.set(record, day);
    }
  }
  expect(gone.size).toBe(records.length);
  for (const [record, day] of gone) {
    const late = day - record.purgeAt.getTime();
    if (late < 0 || late >= DAY) expect.fail(`${record.rule} was found ${late} ms after its end`);
  }
});

it('SM-23 P-11: of one person the service copy goes and the bookkeeping copy stays to its own day', () => {
  const from = new Date('2026-03-01T10:00:00Z');
  const service = purgeAt(retentionRule('organisation'), { from, country: 'DK' });
  const books = purgeAt(retentionRule('accounting', 'DK'), { from, country: 'DK' });
  const on = (day: string) =>
    [service, books].map((timer) => {
      const facts = {
        holds: 0,
        legalDuties: timer === books ? [books] : [],
        erasureFrom: from,
        restrictions: 0,
        timer,
      };
      return decidePurge(facts, new Date(day)).erase;
    });
  expect(on('2026-06-01T00:00:00Z')).toEqual([true, false]);
  expect(on('2031-12-31T22:59:59Z')).toEqual([true, false]);
  expect(on('2031-12-31T23:00:00Z')).toEqual([true, true]);
});
