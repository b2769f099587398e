import { describe, expect, it } from 'vitest';
import { type NoticeTimes, nextLook, takesEffectAt } from '../../layers/domain/policy-notice.ts';

const announced: NoticeTimes = {
  material: true,
  effectiveFrom: '2027-03-01',
  announcedAt: '2027-01-15T09:00:00.000Z',
  mailedAt: '2027-01-15T09:05:00.000Z',
};
const at = (of: Partial<NoticeTimes>) => takesEffectAt({ ...announced, ...of })?.toISOString() ?? null;

describe('NX-21 ES-34 P-7: a material change', () => {
  it.each([
    ['its own day, when everybody was told long before', {}, '2027-03-01T00:00:00.000Z'],
    [
      'the day itself, told to the second',
      { mailedAt: '2027-01-30T00:00:00.000Z' },
      '2027-03-01T00:00:00.000Z',
    ],
    [
      'later by a second, told a second later',
      { mailedAt: '2027-01-30T00:00:01.000Z' },
      '2027-03-01T00:00:01.000Z',
    ],
    ['30 days after late mails', { mailedAt: '2027-02-20T12:00:00.000Z' }, '2027-03-22T12:00:00.000Z'],
    [
      '30 days after the page told, when that was later',
      { announcedAt: '2027-02-20T12:00:00.000Z' },
      '2027-03-22T12:00:00.000Z',
    ],
  ])('takes effect on %s', (_when, of, day) => {
    expect(at(of)).toBe(day);
  });

  it('has no day while somebody has not been told, and is looked at again tomorrow', () => {
    expect(at({ mailedAt: null })).toBeNull();
    const now = new Date('2027-04-01T06:00:00.000Z');
    expect(nextLook({ ...announced, mailedAt: null }, now).toISOString()).toBe('2027-04-02T06:00:00.000Z');
    expect(nextLook(announced, now).toISOString()).toBe('2027-03-01T00:00:00.000Z');
  });

  it('that is none needs no notice', () => {
    expect(at({ material: false, mailedAt: null })).toBe('2027-03-01T00:00:00.000Z');
  });
});
