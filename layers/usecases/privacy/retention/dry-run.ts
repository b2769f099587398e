import { notFound } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { changePeriod } from '../../../privacy/retention/change-period.ts';
import { retentionRule } from '../../../privacy/retention/default-schedule.ts';
import { dryRun, type Proposed } from '../../../privacy/retention/dry-run.ts';
import { purgeAt } from '../../../privacy/retention/purge-at.ts';
import { RetentionError } from '../../../privacy/retention/retention-error.ts';
import { completedPeriod } from './organisation-retention.ts';
import { invalid } from './preview-rule.ts';

type Needs = Pick<Ports, 'organisations' | 'envelopes'>;
const pageSize = 100;
/** Without a country of the organisation: all of the Nordic zones but one share this calendar day. */
const country = 'DK';
export const completedRule = retentionRule('envelope.completed');

/**
 * Plans the change of an organisation's period, within the law and not below 90 days.
 * @throws Failure 422 with the reason as `errors[0].code`
 */
export function plannedChange(current: string, wanted: string, now: Date, pointer: string) {
  try {
    return changePeriod(completedRule, current, wanted, now);
  } catch (error) {
    if (error instanceof RetentionError) throw invalid(pointer, error);
    throw error;
  }
}

/** What a new period would mean for every completed envelope that is there, in counts; nothing changes. */
export async function dryRunRetention(ports: Needs, space: Space, wanted: string, now: Date) {
  const organisation = await ports.organisations.load(space);
  if (organisation === null) throw notFound();
  const change = plannedChange(completedPeriod(organisation, now), wanted, now, '/completed');
  const records: Proposed[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Ports['envelopes']['list']>> = await ports.envelopes.list(space, {
      status: 'completed',
      cursor,
      limit: pageSize,
    });
    for (const { completedAt, keepFor } of page.items) {
      if (completedAt === null) continue;
      const at = { from: new Date(completedAt), country } as const;
      const current = purgeAt({ ...completedRule, period: keepFor }, at);
      const due = purgeAt({ ...completedRule, period: change.to }, at);
      // What would have been over already goes on the day on which the change begins to count.
      const proposed = due.purgeAt < change.effectiveAt ? { ...due, purgeAt: change.effectiveAt } : due;
      records.push({ current, proposed });
    }
    cursor = page.next;
  } while (cursor !== null);
  const { kind, from, to, effectiveAt, tellParties } = change;
  const rows = dryRun(records, effectiveAt);
  return { kind, from, to, effectiveAt: effectiveAt.toISOString(), tellParties, rows };
}
