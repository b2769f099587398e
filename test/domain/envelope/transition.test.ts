import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  finalStatuses,
  isFrozen,
  type TransitionEvent,
  transition,
  transitionEvents,
} from '../../../layers/domain/envelope/transition.ts';
import { type EnvelopeStatus, envelopeStatuses } from '../../../layers/domain/envelope/vocabulary.ts';

type After = EnvelopeStatus | 'gone';

/** Contract §3, written out: every pair that is not here must change nothing. */
const allowed: readonly (readonly [EnvelopeStatus, TransitionEvent, After])[] = [
  ['draft', 'edit', 'draft'],
  ['draft', 'send', 'sent'],
  ['draft', 'schedule', 'scheduled'],
  ['draft', 'delete', 'gone'],
  ['scheduled', 'unschedule', 'draft'],
  ['scheduled', 'release', 'sent'],
  ['scheduled', 'releaseFailed', 'draft'],
  ['scheduled', 'void', 'voided'],
  ['sent', 'open', 'inProgress'],
  ['sent', 'act', 'inProgress'],
  ['sent', 'correct', 'sent'],
  ['sent', 'remind', 'sent'],
  ['sent', 'extend', 'sent'],
  ['sent', 'finish', 'completing'],
  ['sent', 'decline', 'declined'],
  ['sent', 'void', 'voided'],
  ['sent', 'expire', 'expired'],
  ['inProgress', 'open', 'inProgress'],
  ['inProgress', 'act', 'inProgress'],
  ['inProgress', 'correct', 'inProgress'],
  ['inProgress', 'remind', 'inProgress'],
  ['inProgress', 'extend', 'inProgress'],
  ['inProgress', 'finish', 'completing'],
  ['inProgress', 'decline', 'declined'],
  ['inProgress', 'void', 'voided'],
  ['inProgress', 'expire', 'expired'],
  ['completing', 'sealed', 'completed'],
  ['completing', 'sealFailed', 'sealFailed'],
  ['sealFailed', 'retrySeal', 'completing'],
  ['sealFailed', 'void', 'voided'],
  ['completed', 'purge', 'gone'],
  ['declined', 'purge', 'gone'],
  ['voided', 'purge', 'gone'],
  ['expired', 'purge', 'gone'],
];

const pairs = envelopeStatuses.flatMap((from) => transitionEvents.map((event) => [from, event] as const));
const expected = (from: EnvelopeStatus, event: TransitionEvent): After | null =>
  allowed.find(([status, name]) => status === from && name === event)?.[2] ?? null;

describe('the transition table', () => {
  it.each(pairs)('%s × %s', (from, event) => {
    expect(transition(from, event)).toBe(expected(from, event));
  });

  it('ST-5 I4: lets a final state do nothing but be erased', () => {
    expect([...finalStatuses].sort()).toEqual(['completed', 'declined', 'expired', 'voided']);
    for (const status of finalStatuses) {
      const possible = transitionEvents.filter((event) => transition(status, event) !== null);
      expect(possible).toEqual(['purge']);
    }
  });

  it('ST-4: edits a draft only; everything after sending is frozen', () => {
    const editable = envelopeStatuses.filter((status) => transition(status, 'edit') !== null);
    expect(editable).toEqual(['draft']);
    expect(envelopeStatuses.filter((status) => !isFrozen(status))).toEqual(editable);
  });

  it('reaches every state from a draft, and from every state an end', () => {
    const next = (from: EnvelopeStatus): EnvelopeStatus[] =>
      transitionEvents.flatMap((event) => {
        const to = transition(from, event);
        return to === null || to === 'gone' ? [] : [to];
      });
    const reach = (from: EnvelopeStatus): Set<EnvelopeStatus> => {
      const seen = new Set<EnvelopeStatus>([from]);
      for (const one of seen) for (const to of next(one)) seen.add(to);
      return seen;
    };
    expect(reach('draft')).toEqual(new Set(envelopeStatuses));
    for (const status of envelopeStatuses) {
      expect([...reach(status)].some((one) => finalStatuses.has(one))).toBe(true);
    }
  });

  it('never leaves a final state, nor returns from sealing to signing, on any path of events', () => {
    const sequence = fc.array(fc.constantFrom(...transitionEvents), { maxLength: 60 });
    fc.assert(
      fc.property(sequence, (events) => {
        let status: EnvelopeStatus = 'draft';
        let everyoneHasSigned = false;
        let ended: EnvelopeStatus | null = null;
        for (const event of events) {
          const to: After | null = transition(status, event);
          if (to === null) continue;
          if (to === 'gone') return;
          if (ended !== null) expect(to).toBe(ended);
          if (everyoneHasSigned) expect(['sent', 'inProgress', 'draft', 'scheduled']).not.toContain(to);
          if (to === 'completing') everyoneHasSigned = true;
          if (finalStatuses.has(to)) ended = to;
          status = to;
        }
      }),
    );
  });
});
