import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purgeDate } from '../../../layers/domain/envelope/due.ts';
import { envelopeStatuses } from '../../../layers/domain/envelope/vocabulary.ts';
import { envelopeRetention } from '../../../layers/privacy/retention/envelope-retention.ts';

const times = {
  changedAt: '2026-01-01T00:00:00.000Z',
  completedAt: '2026-02-01T00:00:00.000Z',
  endedAt: '2026-03-01T00:00:00.000Z',
  sendAt: '2026-04-01T00:00:00.000Z',
  expiresAt: '2026-05-01T00:00:00.000Z',
  expiresIn: 'P30D',
};
const denmark = { completed: 'P10Y', country: 'DK' as const };
const sweden = { completed: 'P3Y', country: 'SE' as const };

describe('P-10 P-12: every state of an envelope has an end', () => {
  it.each([
    ['draft', '2026-04-01', 'envelope.draft'],
    ['scheduled', '2026-07-30', 'envelope.scheduled'],
    ['sent', '2026-07-30', 'envelope.open'],
    ['inProgress', '2026-07-30', 'envelope.open'],
    ['completing', '2026-07-30', 'envelope.open'],
    ['completed', '2036-02-01', 'envelope.completed'],
    ['declined', '2026-05-30', 'envelope.declined'],
    ['voided', '2026-05-30', 'envelope.voided'],
    ['expired', '2026-05-30', 'envelope.expired'],
    ['sealFailed', '2026-04-01', 'envelope.sealFailed'],
  ] as const)('P-10: %s is gone on %s by %s', (status, day, rule) => {
    const kept = envelopeRetention(status, times, denmark);
    expect([kept.purgeAt.toISOString().slice(0, 10), kept.rule]).toEqual([day, rule]);
  });

  it('P-10: says the same as the date that the envelope itself carries', () => {
    const instant = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const random = fc.record({
      changedAt: instant,
      completedAt: instant,
      endedAt: instant,
      sendAt: instant,
      expiresAt: instant,
      expiresIn: fc.constantFrom('P30D', 'P1Y', 'PT5M'),
    });
    const periods = fc.constantFrom('P90D', 'P3Y', 'P10Y');
    fc.assert(
      fc.property(fc.constantFrom(...envelopeStatuses), random, periods, (status, at, completed) => {
        const own = purgeDate({
          ...at,
          status,
          createdAt: at.changedAt,
          keepFor: completed,
          warnedAt: null,
          reminders: null,
          restrictions: 0,
          purgeRequest: null,
          extendAt: null,
        });
        const kept = envelopeRetention(status, at, { completed, country: 'DK' });
        expect({ purgeAt: kept.purgeAt.toISOString(), rule: kept.rule }).toEqual(own);
      }),
    );
  });
});

it('P-12: in Sweden an agreement marked as important for the accounts is kept for the longer lawful time', () => {
  const importantAgreement = { fiscalYearEnd: '06-30' };
  expect(envelopeRetention('completed', times, { ...sweden, importantAgreement })).toMatchObject({
    rule: 'importantAgreement',
    until: '2033-12-31',
    statute: 'se:bokforingslagen-7-2',
  });
  expect(
    envelopeRetention('completed', times, { ...sweden, completed: 'P10Y', importantAgreement }),
  ).toMatchObject({
    rule: 'envelope.completed',
    until: '2036-02-01',
  });
  expect(envelopeRetention('completed', times, sweden).until).toBe('2029-02-01');
  expect(envelopeRetention('declined', times, { ...sweden, importantAgreement }).rule).toBe(
    'envelope.declined',
  );
});

it('refuses to compute an end without the time it runs from', () => {
  expect(() => envelopeRetention('completed', { ...times, completedAt: null }, denmark)).toThrow(
    expect.objectContaining({ code: 'time_missing' }),
  );
});

it('P-10: refuses an organisation’s period below 90 days also when it is already stored', () => {
  expect(() => envelopeRetention('completed', times, { ...denmark, completed: 'P30D' })).toThrow(
    expect.objectContaining({ code: 'period_too_short' }),
  );
});
