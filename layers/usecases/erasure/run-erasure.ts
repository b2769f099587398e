import { addDuration } from '../../domain/duration.ts';
import { notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { ErasurePlan } from '../../ports/erasure-store.ts';
import type { Ports } from '../../ports/ports.ts';

/** How long deleted rows can still be restored by the store's operator: keys, and the look-up pseudonyms. */
const horizons = { content: 'P1D', lookup: 'P14D' } as const;

/** Records that outlive a person's erasure, named in every receipt about a person: an objection must not be forgotten. */
const survivors: readonly string[] = ['suppression'];

/** Something is still there; the step is started again. */
export class Unfinished extends Error {
  constructor(what: string) {
    super(`not everything is gone yet: ${what}`);
    this.name = 'Unfinished';
  }
}

async function planOf(ports: Pick<Ports, 'erasure'>, space: Space, planId: string): Promise<ErasurePlan> {
  const plan = await ports.erasure.plan(space, planId);
  if (plan === null) throw notFound();
  return plan;
}

/** Documents belong to all parties: one person's erasure leaves them where they are. */
const prefixesOf = (ports: Pick<Ports, 'documents'>, space: Space, plan: ErasurePlan): readonly string[] =>
  plan.scope === 'envelope' ? ports.documents.envelopePrefixes(space, plan.envelopeId) : [];

/** First step: without its keys the content is unreadable, whatever else is still there. */
export async function destroyKeys(
  ports: Pick<Ports, 'erasure'>,
  space: Space,
  planId: string,
): Promise<void> {
  const plan = await planOf(ports, space, planId);
  const destroyed = await ports.erasure.destroyKeys(space, plan);
  await ports.erasure.checkpoint(space, planId, {
    step: 'keysDestroyed',
    keysDestroyed: Math.max(plan.keysDestroyed, destroyed),
  });
}

/** Second step: every version of every object, and every incomplete upload. */
export async function deleteObjects(
  ports: Pick<Ports, 'erasure' | 'documents'>,
  space: Space,
  planId: string,
): Promise<void> {
  const plan = await planOf(ports, space, planId);
  let deleted = 0;
  for (const prefix of prefixesOf(ports, space, plan)) {
    const result = await ports.documents.purge(prefix);
    if (result.remaining > 0) throw new Unfinished('objects');
    deleted += result.deleted;
  }
  await ports.erasure.checkpoint(space, planId, {
    step: 'objectsDeleted',
    objectVersionsDeleted: plan.objectVersionsDeleted + deleted,
  });
}

/** Third step: every row but the frozen root, which becomes the tombstone. */
export async function deleteRows(ports: Pick<Ports, 'erasure'>, space: Space, planId: string): Promise<void> {
  const plan = await planOf(ports, space, planId);
  await ports.erasure.deleteRows(space, plan);
  await ports.erasure.checkpoint(space, planId, { step: 'rowsDeleted' });
}

type Certify = Pick<Ports, 'erasure' | 'documents' | 'receipts' | 'receiptSigner' | 'log'>;

/** Last step: looks again, and only when nothing is found leaves a signed receipt and a tombstone. */
export async function certifyErasure(ports: Certify, space: Space, planId: string, now: Date): Promise<void> {
  const plan = await planOf(ports, space, planId);
  if (plan.step === 'certified') return;
  const left = await ports.erasure.remaining(space, plan);
  for (const prefix of prefixesOf(ports, space, plan)) {
    const { remaining } = await ports.documents.purge(prefix);
    if (remaining > 0) throw new Unfinished('objects');
  }
  const after = left.keys + left.rows + left.ephemeral;
  if (after > 0)
    throw new Unfinished(`${left.keys} keys, ${left.rows} rows, ${left.ephemeral} short-lived items`);
  const head = await ports.log.newestHead();
  const completedAt = now.toISOString();
  const jws = await ports.receiptSigner.sign({
    id: plan.receiptId,
    subject: plan.subject,
    plan: plan.id,
    rule: plan.rule,
    counts: { before: plan.before, after, withheld: plan.withheld },
    keysDestroyed: plan.keysDestroyed,
    objectVersionsDeleted: plan.objectVersionsDeleted,
    horizons: {
      content: addDuration(now, horizons.content).toISOString(),
      lookup: addDuration(now, horizons.lookup).toISOString(),
    },
    completedAt,
    ...((plan.scope === 'recipient' || plan.scope === 'contact') && { survivors }),
    logHead: head === null ? null : { treeSize: head.treeSize, rootHash: head.rootHash },
  });
  await ports.receipts.put(space, { id: plan.receiptId, envelopeId: plan.envelopeId, jws, completedAt });
  if (plan.scope === 'envelope') await ports.erasure.bury(space, { ...plan, completedAt });
  if (plan.operationId !== null) {
    const operation = await ports.erasure.operation(space, plan.operationId);
    if (operation !== null) {
      await ports.erasure.saveOperation(space, {
        ...operation,
        status: 'succeeded',
        planId: plan.id,
        receiptId: plan.receiptId,
      });
    }
  }
  await ports.erasure.checkpoint(space, planId, { step: 'certified', completedAt });
}
