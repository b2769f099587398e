import type { ErasurePlan } from '../../ports/erasure-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { LedgerLine, RestoreFigures } from '../../ports/restore-ledger.ts';

type Needs = Pick<Ports, 'erasure' | 'workflows' | 'ledger' | 'restores'>;

const sum = (left: { readonly keys: number; readonly rows: number; readonly ephemeral: number }): number =>
  left.keys + left.rows + left.ephemeral;

/** What is still there of what the line had erased; its plan is started when that is anything. */
async function replay(
  ports: Needs,
  restore: string,
  line: LedgerLine,
): Promise<{ plan: ErasurePlan | null; left: number }> {
  const plan = await ports.ledger.prepare(line);
  if (plan === null) return { plan, left: 0 };
  const left = sum(await ports.erasure.remaining(line.space, plan));
  // An envelope that has no tombstone yet has not been looked at to the end.
  const unburied = plan.scope === 'envelope' ? 1 : 0;
  if (left + unburied > 0)
    await ports.workflows.replayErasure({ space: line.space, planId: plan.id, restore });
  return { plan, left: left + unburied };
}

/**
 * Erases again, in tables that came from a backup, everything that the ledger says was erased. Called until
 * `remaining` is 0: the first call starts the plans, a later one finds nothing left, says so in the evidence, and only
 * then does the service serve. Any call may die and be repeated.
 */
export async function replayErasures(ports: Needs, restore: string, now: Date): Promise<RestoreFigures> {
  let [lines, replayed, remaining] = [0, 0, 0];
  for await (const line of ports.ledger.lines()) {
    lines += 1;
    const { plan, left } = await replay(ports, restore, line);
    if (plan !== null || left > 0) replayed += 1;
    remaining += left;
  }
  const figures = {
    id: restore,
    kind: 'restore',
    at: now.toISOString(),
    lines,
    replayed,
    remaining,
  } as const;
  if (remaining > 0) return figures;
  await ports.restores.record(figures);
  await ports.restores.mark(figures);
  return figures;
}
