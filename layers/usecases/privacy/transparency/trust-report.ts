import { addDuration } from '../../../domain/duration.ts';
import type { Ports } from '../../../ports/ports.ts';
import { currentPolicy } from '../../../privacy/policy/policy-versions.ts';
import { PROMISE_IDS, REQUIREMENT_IDS } from '../../../privacy/policy/promise-ids.ts';
import type { TraceSummary } from '../../../privacy/policy/trace/trace-summary.ts';

type Needs = Pick<Ports, 'log' | 'figures' | 'restores'>;

/** Below this a count could point at somebody. */
export const smallestCount = 10;
const window = 'P30D';
/** An erasure that is due is carried out within this time. */
const patience = 'PT15M';

/** A count as it is shown: nothing, or enough to hide in. */
export const shown = (count: number): number | '<10' => (count > 0 && count < smallestCount ? `<10` : count);

/** Live figures, each derived where it is kept; the promises from the run of the tests. */
export async function trustReport(ports: Needs, trace: TraceSummary, now: Date) {
  const { version, hash, effectiveFrom } = currentPolicy();
  const [head, begun, overdue, restored, open] = await Promise.all([
    ports.log.newestHead(),
    ports.figures.erasuresSince(addDuration(now, window, -1)),
    ports.figures.overduePurges(addDuration(now, patience, -1)),
    ports.restores.newest(),
    ports.figures.openRequests(now),
  ]);
  return {
    at: now.toISOString(),
    policy: { version, hash, effectiveFrom },
    promises: { total: PROMISE_IDS.length + REQUIREMENT_IDS.length, ...trace.promises },
    tests: trace.tests,
    log: head === null ? null : { treeSize: head.treeSize, rootHash: head.rootHash, at: head.at },
    erasures: { window, begun: shown(begun) },
    retention: { overdue: shown(overdue) },
    restore:
      restored === null ? null : { kind: restored.kind, at: restored.at, remaining: restored.remaining },
    requests: {
      open: {
        underWeek: shown(open.byAge[0]),
        underMonth: shown(open.byAge[1]),
        older: shown(open.byAge[2]),
      },
      oldestOverdueDays: open.oldestOverdueDays,
    },
    smallCounts: `<${smallestCount}`,
  };
}

export type TrustReport = Awaited<ReturnType<typeof trustReport>>;
