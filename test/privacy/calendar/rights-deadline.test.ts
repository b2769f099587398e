import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../../layers/privacy/calendar/civil-date.ts';
import { COUNTRIES, zoneOf } from '../../../layers/privacy/calendar/country.ts';
import { isWorkingDay } from '../../../layers/privacy/calendar/holidays.ts';
import { localDay } from '../../../layers/privacy/calendar/local-day.ts';
import { type RightsClock, rightsDeadline } from '../../../layers/privacy/calendar/rights-deadline.ts';

const clockFrom = (receivedAt: string, changes: Partial<RightsClock> = {}): RightsClock => ({
  receivedAt: new Date(receivedAt),
  country: 'DK',
  pauses: [],
  extension: null,
  ...changes,
});
const dueOn = (clock: RightsClock, now = clock.receivedAt) => rightsDeadline(clock, now).dueOn;

describe('P-22 SM-12: the five vectors of the law', () => {
  it.each([
    ['2026-01-31T11:00:00Z', 'DK', '2026-03-02'],
    ['2026-03-05T11:00:00Z', 'DK', '2026-04-07'],
    ['2026-08-31T11:00:00Z', 'DK', '2026-09-30'],
    ['2026-12-06T11:00:00Z', 'DK', '2027-01-06'],
    ['2026-12-06T11:00:00Z', 'SE', '2027-01-07'],
  ] as const)('P-22: received %s in %s is due on %s', (received, country, due) => {
    expect(dueOn(clockFrom(received, { country }))).toBe(due);
  });

  it('P-22: received 2026-01-31 and extended is due on 2026-04-30', () => {
    const extension = {
      notifiedAt: new Date('2026-02-20T09:00:00Z'),
      reason: 'four systems of a merged company',
    };
    expect(dueOn(clockFrom('2026-01-31T11:00:00Z', { extension }))).toBe('2026-04-30');
  });
});

describe('P-22: the day of receipt is the day on the wall of the country', () => {
  it.each([
    ['2026-03-31T21:59:59Z', '2026-04-30'],
    ['2026-03-31T22:00:00Z', '2026-05-01'],
    ['2026-01-15T22:59:59Z', '2026-02-16'],
    ['2026-01-15T23:00:00Z', '2026-02-16'],
  ])('received at %s is due on %s in Denmark', (received, due) => {
    expect(dueOn(clockFrom(received))).toBe(due);
  });

  it('is late from local midnight after the day, in winter and in summer', () => {
    expect(rightsDeadline(clockFrom('2026-08-31T11:00:00Z'), new Date()).lateAt.toISOString()).toBe(
      '2026-09-30T22:00:00.000Z',
    );
    expect(rightsDeadline(clockFrom('2026-12-06T11:00:00Z'), new Date()).lateAt.toISOString()).toBe(
      '2027-01-06T23:00:00.000Z',
    );
  });
});

it('P-22: alarms ring at the start of the day seven, three and one days before', () => {
  const { alarms } = rightsDeadline(clockFrom('2026-08-31T11:00:00Z'), new Date());
  expect(alarms.map(({ daysBefore, at }) => [daysBefore, at.toISOString()])).toEqual([
    [7, '2026-09-22T22:00:00.000Z'],
    [3, '2026-09-26T22:00:00.000Z'],
    [1, '2026-09-28T22:00:00.000Z'],
  ]);
});

describe('P-22: waiting for necessary proof of identity stops the clock', () => {
  const asked = new Date('2026-09-01T08:00:00Z');

  it('by the days that passed in full', () => {
    const pauses = [{ from: asked, until: new Date('2026-09-11T08:00:00Z') }];
    expect(dueOn(clockFrom('2026-08-31T11:00:00Z', { pauses }), new Date('2026-09-20T00:00:00Z'))).toBe(
      '2026-10-09',
    );
  });

  it('up to now while the proof is awaited, and it says so', () => {
    const pauses = [{ from: asked, until: null }];
    const deadline = rightsDeadline(
      clockFrom('2026-08-31T11:00:00Z', { pauses }),
      new Date('2026-09-04T08:00:00Z'),
    );
    expect(deadline).toMatchObject({ dueOn: '2026-10-02', paused: true });
  });

  it('not by a single day when it lasted less than one', () => {
    const pauses = [{ from: asked, until: new Date('2026-09-02T20:00:00Z') }];
    const deadline = rightsDeadline(
      clockFrom('2026-08-31T11:00:00Z', { pauses }),
      new Date('2026-09-20T00:00:00Z'),
    );
    expect(deadline).toMatchObject({ dueOn: '2026-09-30', paused: false });
  });

  it('not when the proof was asked for late or before there was a request', () => {
    const late = { from: new Date('2026-09-08T08:00:00Z'), until: new Date('2026-09-20T08:00:00Z') };
    const early = { from: new Date('2026-08-20T08:00:00Z'), until: new Date('2026-09-20T08:00:00Z') };
    const now = new Date('2026-09-25T00:00:00Z');
    expect(dueOn(clockFrom('2026-08-31T11:00:00Z', { pauses: [late, early] }), now)).toBe('2026-09-30');
  });

  it('once, however often it is asked', () => {
    const pause = { from: asked, until: new Date('2026-09-11T08:00:00Z') };
    const now = new Date('2026-09-25T00:00:00Z');
    expect(dueOn(clockFrom('2026-08-31T11:00:00Z', { pauses: [pause, pause] }), now)).toBe('2026-10-09');
  });
});

describe('P-22: an extension', () => {
  const extendedAt = (notifiedAt: string, reason = 'many requests') =>
    clockFrom('2026-08-31T11:00:00Z', { extension: { notifiedAt: new Date(notifiedAt), reason } });

  it('counts until the last second of the first month', () => {
    expect(dueOn(extendedAt('2026-09-30T21:59:59Z'))).toBe('2026-11-30');
  });

  it('is refused one second later', () => {
    expect(() => dueOn(extendedAt('2026-09-30T22:00:00Z'))).toThrow(
      expect.objectContaining({ code: 'extension_late' }),
    );
  });

  it('is refused without a reason', () => {
    expect(() => dueOn(extendedAt('2026-09-10T22:00:00Z', ' '))).toThrow(
      expect.objectContaining({ code: 'extension_without_reason' }),
    );
  });
});

describe.each(COUNTRIES)('in %s', (country) => {
  const days = fc.integer({ min: 0, max: 5400 }).map((offset) => addDays('2026-01-01', offset));

  it('P-22: every deadline to 2040 is a working day, never before the calendar month, at most six days after it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 86_399 }), (date, seconds) => {
        const receivedAt = new Date(Date.parse(`${date}T00:00:00Z`) + seconds * 1000);
        const deadline = rightsDeadline(clockFrom(receivedAt.toISOString(), { country }), receivedAt);
        const nominal = addMonths(localDay(receivedAt, zoneOf(country)), 1);
        expect(isWorkingDay(country, deadline.dueOn)).toBe(true);
        expect(deadline.dueOn >= nominal && deadline.dueOn <= addDays(nominal, 6)).toBe(true);
        expect(localDay(new Date(deadline.lateAt.getTime() - 1), zoneOf(country))).toBe(deadline.dueOn);
      }),
    );
  });

  it('P-22: a request received later is never due earlier', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (date, more) => {
        const first = dueOn(clockFrom(`${date}T11:00:00Z`, { country }));
        const second = dueOn(clockFrom(`${addDays(date, more)}T11:00:00Z`, { country }));
        expect(second >= first).toBe(true);
      }),
    );
  });
});
