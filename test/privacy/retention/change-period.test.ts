import { describe, expect, it } from 'vitest';
import { changePeriod } from '../../../layers/privacy/retention/change-period.ts';
import { retentionRule } from '../../../layers/privacy/retention/default-schedule.ts';
import { dryRun } from '../../../layers/privacy/retention/dry-run.ts';
import { envelopeRetention } from '../../../layers/privacy/retention/envelope-retention.ts';

const rule = retentionRule('envelope.completed');
const now = new Date('2026-11-01T12:00:00Z');

describe('P-10: a change of how long completed envelopes are kept', () => {
  it('takes seven days and tells the parties when it is shorter', () => {
    expect(changePeriod(rule, 'P10Y', 'P5Y', now)).toEqual({
      rule: 'envelope.completed',
      from: 'P10Y',
      to: 'P5Y',
      kind: 'shorter',
      effectiveAt: new Date('2026-11-08T12:00:00Z'),
      tellParties: true,
    });
  });

  it('is effective at once when it is longer', () => {
    expect(changePeriod(rule, 'P5Y', 'P10Y', now)).toMatchObject({
      kind: 'longer',
      effectiveAt: now,
      tellParties: false,
    });
  });

  it('is none when it only looks different', () => {
    expect(changePeriod(rule, 'P2Y', 'P24M', now)).toMatchObject({ kind: 'same', effectiveAt: now });
  });

  it('counts as shorter when it can be shorter: a year of 365 days in a leap year', () => {
    expect(changePeriod(rule, 'P1Y', 'P365D', now).kind).toBe('shorter');
  });

  it('is refused under 90 days', () => {
    expect(() => changePeriod(rule, 'P10Y', 'P89D', now)).toThrow(
      expect.objectContaining({ code: 'period_too_short' }),
    );
  });
});

it('P-12: a dry run counts, by rule and statute, what would go earlier, later and at once, and names no record', () => {
  const completed = ['2018-01-01', '2020-06-01', '2025-01-01'].map((day) => ({
    changedAt: `${day}T00:00:00Z`,
    completedAt: `${day}T00:00:00Z`,
    endedAt: null,
    sendAt: null,
    expiresAt: null,
    expiresIn: 'P30D',
  }));
  const marked = { fiscalYearEnd: '12-31' };
  const records = completed.flatMap((times) =>
    [undefined, marked].map((importantAgreement) => {
      const organisation = {
        country: 'SE' as const,
        ...(importantAgreement === undefined ? {} : { importantAgreement }),
      };
      return {
        current: envelopeRetention('completed', times, { ...organisation, completed: 'P10Y' }),
        proposed: envelopeRetention('completed', times, { ...organisation, completed: 'P5Y' }),
      };
    }),
  );
  expect(dryRun(records, new Date('2026-11-08T12:00:00Z'))).toEqual([
    { rule: 'envelope.completed', statute: null, records: 3, earlier: 3, later: 0, atOnce: 2 },
    {
      rule: 'importantAgreement',
      statute: 'bokföringslagen (1999:1078) 7 kap. 2 §',
      records: 3,
      earlier: 3,
      later: 0,
      atOnce: 1,
    },
  ]);
});
