import { describe, expect, it } from 'vitest';
import { nominalSeconds } from '../../../layers/http/schemas/duration.ts';
import { calendarDay, duration, timestamp } from '../../../layers/http/schemas/time.ts';

describe('timestamp', () => {
  it.each(['2026-11-24T10:00:00Z', '2026-11-24T10:00:00.123Z', '2028-02-29T23:59:59Z'])(
    'takes %s',
    (value) => {
      expect(timestamp.parse(value)).toBe(value);
    },
  );
  it.each([
    '2026-11-24',
    '2026-11-24T10:00Z',
    '2026-11-24T10:00:00',
    '2026-11-24T10:00:00+01:00',
    '2026-11-24T24:00:00Z',
    '2026-11-24T10:00:60Z',
    '2026-02-29T10:00:00Z',
    '2026-11-31T10:00:00Z',
    '20261124T100000Z',
  ])('refuses %s', (value) => {
    expect(timestamp.safeParse(value).success).toBe(false);
  });
});

describe('calendarDay', () => {
  it('knows which days exist', () => {
    expect(calendarDay.safeParse('2028-02-29').success).toBe(true);
    expect(calendarDay.safeParse('2027-02-29').success).toBe(false);
    expect(calendarDay.safeParse('2026-00-10').success).toBe(false);
  });
});

describe('duration', () => {
  const upToAYear = duration('PT1H', 'P1Y');

  it.each(['P1Y', 'P12M', 'P365D', 'P52W', 'PT1H', 'P1DT12H', 'PT3600S', 'P30D'])('takes %s', (value) => {
    expect(upToAYear.parse(value)).toBe(value);
  });
  it.each([
    'P',
    'PT',
    'P1',
    '30D',
    'P1Y1D',
    'P366D',
    'P13M',
    'PT59M',
    'P0D',
    'P1.5D',
    '-P1D',
    'P1D1Y',
    'P99999999999D',
    'p1d',
  ])('refuses %s', (value) => {
    expect(upToAYear.safeParse(value).success).toBe(false);
  });

  it('tells too short, too long and unreadable apart', () => {
    const codes = (value: string) =>
      upToAYear
        .safeParse(value)
        .error?.issues.map((issue) => (issue.code === 'custom' ? issue.params?.code : issue.code));
    expect(codes('PT1M')).toEqual(['too_small']);
    expect(codes('P2Y')).toEqual(['too_big']);
    expect(codes('soon')).toEqual(['invalid_format']);
  });

  it('measures nominally', () => {
    expect(nominalSeconds('P1W')).toBe(nominalSeconds('P7D'));
    expect(nominalSeconds('P12M')).toBe(nominalSeconds('P1Y'));
    expect(nominalSeconds('P1DT1H1M1S')).toBe(90_061);
    expect(nominalSeconds('')).toBeNaN();
  });
});
