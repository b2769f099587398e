import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelopeStatuses, recipientRoles } from '../../../layers/domain/envelope/vocabulary.ts';
import type {
  RightsEnvelope,
  RightsRecipient,
} from '../../../layers/usecases/privacy/subjects/load-subject.ts';
import {
  erasureGrounds,
  planSubjectErasure,
} from '../../../layers/usecases/privacy/subjects/plan-erasure.ts';
import { lifting } from '../../../layers/usecases/privacy/subjects/restrict-subject.ts';

const at = '2026-11-20T10:00:00.000Z';
const until = '2036-11-20T10:00:00.000Z';

const cases = fc.record({
  status: fc.constantFrom(...envelopeStatuses),
  role: fc.constantFrom(...recipientRoles),
  acted: fc.boolean(),
  numbered: fc.boolean(),
  ground: fc.constantFrom(...erasureGrounds),
  heldBy: fc.array(
    fc.record({ hold: fc.constant('hld_1'), recipientId: fc.constantFrom(null, 'rcp_me', 'rcp_other') }),
    { maxLength: 2 },
  ),
});

function plan({
  status,
  role,
  acted,
  numbered,
  ground,
  heldBy,
}: typeof cases extends fc.Arbitrary<infer T> ? T : never) {
  const root = { status, heldBy, purgeRule: `envelope.${status}`, purgeAt: until };
  const envelope = { id: 'env_1', root, numbers: numbered ? [{ recipientId: 'rcp_me' }] : [] };
  const recipient = { id: 'rcp_me', role, actedAt: acted ? at : null };
  return planSubjectErasure(
    envelope as unknown as RightsEnvelope,
    recipient as unknown as RightsRecipient,
    ground,
  );
}

describe('the plan of an erasure', () => {
  it('P-26 SM-20: whatever state, role, ground and hold, each field goes or stays, never both, and what stays has a reason', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { erased, withheld, held } = plan(one);
        const names = (list: readonly { record: string; fields: readonly string[] }[]) =>
          list.flatMap(({ record, fields }) => fields.map((field) => `${record}.${field}`));
        const gone = new Set(names(erased));
        expect(names(withheld).filter((name) => gone.has(name))).toEqual([]);
        for (const { exception, until: day } of withheld) expect(day === null).toBe(exception === 'hold');
        expect(held).toBe(one.heldBy.some(({ recipientId }) => recipientId !== 'rcp_other'));
        if (held) expect(erased).toEqual([]);
        else expect(gone.has('recipient.email') && gone.has('lookup.email')).toBe(true);
      }),
    );
  });

  it('P-18: the proof stays exactly for whoever signed or approved an agreement that is open or stands', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const party = (one.role === 'signer' || one.role === 'approver') && one.acted;
        const stands = ['sent', 'inProgress', 'completing', 'sealFailed', 'completed'].includes(one.status);
        const dutyOfLaw = one.status === 'completed' && one.ground === 'legalObligation';
        expect(plan(one).keeps).toBe(party && stands && !dutyOfLaw ? 'proof' : 'nothing');
      }),
    );
  });
});

describe('lifting a restriction', () => {
  const day = 86_400_000;
  const start = Date.parse(at);
  const time = (days: number): string => new Date(start + days * day).toISOString();
  const envelope = (toldAt: string | null, others = 0): RightsEnvelope =>
    ({
      root: {
        status: 'sent',
        expiresAt: time(10),
        restrictedAt: time(0),
        restrictedFor: [
          { recipientId: 'rcp_me', ground: 'unlawful', at: time(0), liftAt: time(23), toldAt },
          ...Array.from({ length: others }, () => ({
            recipientId: 'rcp_other',
            ground: 'unlawful',
            at: time(1),
            liftAt: null,
            toldAt: null,
          })),
        ],
      },
      recipients: [{ id: 'rcp_me', lastAskedAt: time(-1), erasedBy: null }],
    }) as unknown as RightsEnvelope;

  it('P-29: waits for its day and for the person to have been told', () => {
    expect(lifting(envelope(null), new Date(time(30)))).toBeNull();
    expect(lifting(envelope(time(20)), new Date(Date.parse(time(23)) - 1))).toBeNull();
    expect(lifting(envelope(time(20)), new Date(time(23)))).not.toBeNull();
  });

  it('SM-15: moves deadline and reminders by exactly the time that the envelope stood still', () => {
    const change = lifting(envelope(time(20)), new Date(time(23)));
    expect(change?.root).toMatchObject({ restrictions: 0, restrictedAt: null, expiresAt: time(33) });
    expect(change?.recipients).toEqual([{ id: 'rcp_me', lastAskedAt: time(22) }]);
  });

  it('keeps the envelope still while somebody else’s restriction lasts', () => {
    const change = lifting(envelope(time(20), 1), new Date(time(23)));
    expect(change?.root).toMatchObject({ restrictions: 1 });
    expect(change?.root).not.toHaveProperty('expiresAt');
    expect(change?.recipients).toEqual([]);
  });
});
