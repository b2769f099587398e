import { notFound } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { localDay } from '../../../privacy/calendar/local-day.ts';
import { decidePurge } from '../../../privacy/retention/decide-purge.ts';
import { retentionRule } from '../../../privacy/retention/default-schedule.ts';
import { citation } from './preview-rule.ts';

const zone = 'Europe/Copenhagen';

/**
 * Why an envelope is still here: the one rule that decides by hold > legal duty > erasure > restriction > period, and
 * the last day. @throws Failure 404, also for what is erased already
 */
export async function whyKept(ports: Pick<Ports, 'envelopes'>, space: Space, envelopeId: string, now: Date) {
  const found = await ports.envelopes.load(space, envelopeId, 'retention');
  if (found === null || 'purged' in found) throw notFound();
  const { root } = found;
  const rule = retentionRule(root.purgeRule);
  const until = (at: Date) => localDay(new Date(at.getTime() - 1), zone);
  const end = new Date(root.purgeAt);
  const decision = decidePurge(
    {
      holds: root.holds,
      legalDuties: [],
      erasureFrom: root.purgeRequest === null ? null : new Date(root.purgeRequest.at),
      restrictions: root.restrictions,
      timer: { rule: rule.id, until: until(end), purgeAt: end, statute: rule.statute },
    },
    now,
  );
  return {
    envelopeId,
    status: root.status,
    because: decision.because,
    rule: rule.id,
    justification: rule.justification,
    statute: citation(rule.statute),
    until: decision.at === null ? null : until(decision.at),
    purgeAt: decision.at?.toISOString() ?? null,
    holds: root.holds,
    restrictions: root.restrictions,
  };
}
