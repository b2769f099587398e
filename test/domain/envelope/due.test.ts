import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Asked,
  type Calendar,
  dueItems,
  purgeDate,
  reminderAt,
} from '../../../layers/domain/envelope/due.ts';
import { envelopeStatuses } from '../../../layers/domain/envelope/vocabulary.ts';

const calendar = (more: Partial<Calendar> = {}): Calendar => ({
  status: 'draft',
  createdAt: '2026-01-01T10:00:00.000Z',
  changedAt: '2026-01-02T10:00:00.000Z',
  completedAt: null,
  endedAt: null,
  sendAt: null,
  expiresAt: null,
  expiresIn: 'P30D',
  keepFor: 'P10Y',
  warnedAt: null,
  reminders: null,
  restrictions: 0,
  purgeRequest: null,
  extendAt: null,
  ...more,
});
const asked = (more: Partial<Asked> = {}): Asked => ({
  role: 'signer',
  status: 'notified',
  remindersSent: 0,
  lastAskedAt: '2026-03-01T08:00:00.000Z',
  ...more,
});

describe('the day of erasure', () => {
  it.each([
    ['a draft: 90 days after its last change', {}, '2026-04-02T10:00:00.000Z', 'envelope.draft'],
    [
      'scheduled: its sending, its time to sign, 90 days',
      { status: 'scheduled', sendAt: '2026-02-01T00:00:00.000Z' },
      '2026-06-01T00:00:00.000Z',
      'envelope.scheduled',
    ],
    [
      'sent: its deadline and 90 days',
      { status: 'sent', expiresAt: '2026-02-28T23:59:59.000Z' },
      '2026-05-29T23:59:59.000Z',
      'envelope.open',
    ],
    [
      'completed on 29 February, ten years: 28 February',
      { status: 'completed', completedAt: '2028-02-29T12:00:00.000Z' },
      '2038-02-28T12:00:00.000Z',
      'envelope.completed',
    ],
    [
      'completed, kept for 4 years from a leap day: a leap day',
      { status: 'completed', completedAt: '2028-02-29T12:00:00.000Z', keepFor: 'P4Y' },
      '2032-02-29T12:00:00.000Z',
      'envelope.completed',
    ],
    [
      'declined: 90 days after the end, across a leap day',
      { status: 'declined', endedAt: '2028-01-01T00:00:00.000Z' },
      '2028-03-31T00:00:00.000Z',
      'envelope.declined',
    ],
    [
      'voided',
      { status: 'voided', endedAt: '2027-01-01T00:00:00.000Z' },
      '2027-04-01T00:00:00.000Z',
      'envelope.voided',
    ],
    [
      'expired',
      { status: 'expired', endedAt: '2027-01-01T00:00:00.000Z' },
      '2027-04-01T00:00:00.000Z',
      'envelope.expired',
    ],
    [
      'sealing failed: 90 days after the last try',
      { status: 'sealFailed', changedAt: '2027-01-01T00:00:00.000Z' },
      '2027-04-01T00:00:00.000Z',
      'envelope.sealFailed',
    ],
    [
      'asked for: the day announced, whatever the state',
      {
        status: 'completed',
        completedAt: '2026-01-01T00:00:00.000Z',
        purgeRequest: { at: '2026-01-08T00:00:00.000Z' },
      },
      '2026-01-08T00:00:00.000Z',
      'envelope.requested',
    ],
  ] as const)('P-26 ES-27: %s', (_title, more, purgeAt, rule) => {
    expect(purgeDate(calendar(more as Partial<Calendar>))).toEqual({ purgeAt, rule });
  });

  it('is finite and never before the last known moment, in every state', () => {
    const moment = fc
      .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2060, 0, 1) })
      .map((ms) => new Date(ms).toISOString());
    const any = fc.record({
      status: fc.constantFrom(...envelopeStatuses),
      changedAt: moment,
      completedAt: fc.option(moment),
      endedAt: fc.option(moment),
      sendAt: fc.option(moment),
      expiresAt: fc.option(moment),
    });
    fc.assert(
      fc.property(any, (more) => {
        const { purgeAt } = purgeDate(calendar(more));
        expect(Number.isFinite(Date.parse(purgeAt))).toBe(true);
        const base = [more.completedAt, more.endedAt, more.sendAt, more.expiresAt, more.changedAt];
        expect(
          base.some(
            (at) => at !== null && Date.parse(purgeAt) - Date.parse(at) >= 90 * 86_400_000 - 3_600_000,
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('reminders', () => {
  const plan = { first: 'P3D', every: 'P2D', max: 2 };

  it('come after the first interval, then after the other, then no more', () => {
    expect(reminderAt(asked(), plan)).toBe('2026-03-04T08:00:00.000Z');
    const once = asked({ remindersSent: 1, lastAskedAt: '2026-03-04T08:00:00.000Z' });
    expect(reminderAt(once, plan)).toBe('2026-03-06T08:00:00.000Z');
    expect(reminderAt(asked({ remindersSent: 2 }), plan)).toBeNull();
    expect(reminderAt(asked(), null)).toBeNull();
    expect(reminderAt(asked(), { ...plan, max: 0 })).toBeNull();
  });

  it.each([
    ['viewer', 'notified'],
    ['copy', 'notified'],
    ['signer', 'created'],
    ['signer', 'waiting'],
    ['signer', 'signed'],
    ['approver', 'approved'],
    ['signer', 'declined'],
  ] as const)('do not go to a %s who is %s', (role, status) => {
    expect(reminderAt(asked({ role, status }), plan)).toBeNull();
  });
});

describe('what is due by itself', () => {
  const sent = calendar({ status: 'sent', expiresAt: '2028-03-02T12:00:00.000Z' });

  it('warns three days before the deadline, over a leap day, and only once', () => {
    expect(Object.fromEntries(dueItems(sent, []))).toEqual({
      purge: '2028-05-31T12:00:00.000Z',
      expire: '2028-03-02T12:00:00.000Z',
      warn: '2028-02-28T12:00:00.000Z',
    });
    const warned = { ...sent, warnedAt: '2028-02-28T12:00:01.000Z' };
    expect(dueItems(warned, []).has('warn')).toBe(false);
  });

  it('takes the earliest reminder of all', () => {
    const reminders = { first: 'P1D', every: 'P5D', max: 3 };
    const people = [
      asked({ lastAskedAt: '2028-02-28T23:59:59.000Z' }),
      asked({ lastAskedAt: '2028-02-28T00:00:00.000Z' }),
      asked({ lastAskedAt: '2028-01-01T00:00:00.000Z', status: 'signed' }),
    ];
    expect(dueItems({ ...sent, reminders }, people).get('remind')).toBe('2028-02-29T00:00:00.000Z');
  });

  it('I9: leaves nothing but the erasure to a restricted envelope', () => {
    const reminders = { first: 'P1D', every: 'P1D', max: 3 };
    for (const status of envelopeStatuses) {
      const restricted = { ...sent, status, reminders, restrictions: 1, sendAt: '2028-01-01T00:00:00.000Z' };
      expect([...dueItems(restricted, [asked()]).keys()]).toEqual(['purge']);
    }
  });

  it('restarts a completion that stands still for an hour, sends on time, extends a seal', () => {
    expect(dueItems(calendar({ status: 'completing' }), []).get('restart')).toBe('2026-01-02T11:00:00.000Z');
    const sendAt = '2026-02-01T00:00:00.000Z';
    expect(dueItems(calendar({ status: 'scheduled', sendAt }), []).get('send')).toBe(sendAt);
    const extendAt = '2026-02-02T00:00:00.000Z';
    expect(dueItems(calendar({ status: 'completed', extendAt }), []).get('extend')).toBe(extendAt);
    expect([...dueItems(calendar({ status: 'voided', expiresAt: sendAt }), []).keys()]).toEqual(['purge']);
  });

  it('P-19: an identity number goes at the end of the envelope, unless it stays with the agreement or is held', () => {
    const endedAt = '2026-02-01T00:00:00.000Z';
    const number = { recipientId: 'rcp_1', keep: 'untilEnded' } as const;
    const ended = calendar({ status: 'declined', endedAt });
    const numberOf = (envelope: typeof ended, keep: 'untilEnded' | 'withAgreement' = 'untilEnded') =>
      dueItems(envelope, [], [{ ...number, keep }]).get('number');
    expect(numberOf(ended)).toBe(endedAt);
    expect(numberOf(calendar({ status: 'completed', completedAt: endedAt }))).toBe(endedAt);
    expect(numberOf(calendar({ status: 'sent' }))).toBeUndefined();
    expect(numberOf(ended, 'withAgreement')).toBeUndefined();
    expect(numberOf({ ...ended, heldBy: [{ recipientId: null }] })).toBeUndefined();
    expect(numberOf({ ...ended, heldBy: [{ recipientId: 'rcp_2' }] })).toBe(endedAt);
    expect(numberOf({ ...ended, restrictions: 1 })).toBeUndefined();
  });
});
