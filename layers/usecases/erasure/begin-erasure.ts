import { addDuration } from '../../domain/duration.ts';
import { transition } from '../../domain/envelope/transition.ts';
import { Failure, invalidState, notFound, restricted } from '../../domain/failure.ts';
import { derivedId, newId } from '../../domain/ids.ts';
import type { Space } from '../../domain/space.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { ErasurePlan, OperationRow } from '../../ports/erasure-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Actor } from '../../privacy/inventory/records/event.ts';

type Needs = Pick<Ports, 'envelopes' | 'erasure' | 'workflows'>;

/** A completed envelope is erased this long after its parties were told: evidence does not vanish silently. */
export const coolingOff = 'P7D';

const held = () => new Failure(409, 'held', 'A legal hold keeps this envelope.');

/** An envelope is erased once; its plan and receipt share one id, found again after any crash. */
const planIdOf = (envelopeId: string): string => derivedId('rct', Buffer.from(envelopeId));

function assertErasable({ root }: Aggregate<'retention'>): void {
  if (root.restrictions > 0) throw restricted();
  if (root.holds > 0) throw held();
}

/**
 * Freezes the envelope and starts its erasure. From the moment this returns nothing can read the content; the
 * plan then destroys keys, objects and rows, looks again, and leaves a signed receipt.
 * @throws Failure 404, 409 `held` or `restricted`
 */
export async function beginErasure(
  ports: Needs,
  space: Space,
  envelopeId: string,
  why: { readonly rule: string; readonly now: Date; readonly actor?: Actor; readonly operationId?: string },
): Promise<ErasurePlan> {
  const found = await ports.envelopes.load(space, envelopeId, 'retention');
  if (found === null) throw notFound();
  const id = planIdOf(envelopeId);
  if ('purged' in found) {
    const known = await ports.erasure.plan(space, id);
    if (known === null) throw notFound();
    await resumeErasure(ports, space, id);
    return known;
  }
  assertErasable(found);
  const { root } = found;
  const at = why.now.toISOString();
  const target = {
    envelopeId,
    scope: 'envelope',
    recipientId: null,
    keeps: 'nothing',
    status: root.status,
  } as const;
  const plan = await ports.erasure.propose(space, {
    ...target,
    id,
    keyTag: null,
    withheld: 0,
    receiptId: id,
    operationId: why.operationId ?? root.purgeRequest?.operationId ?? null,
    rule: why.rule,
    subject: envelopeId,
    step: 'planned',
    before: await ports.erasure.countRows(space, target),
    keysDestroyed: 0,
    objectVersionsDeleted: 0,
    stream: root.stream,
    ver: root.ver + 1,
    createdAt: at,
    runAt: at,
    completedAt: null,
  });
  await ports.envelopes
    .change(space, envelopeId, 'retention', (envelope) => {
      assertErasable(envelope);
      return {
        root: { purging: plan.id, purgeRule: why.rule },
        events: [
          {
            type: 'envelope.purged',
            actor: why.actor ?? { kind: 'service', id: null },
            payload: { rule: why.rule, plan: plan.id },
          },
        ],
      };
    })
    .catch((error: unknown) => {
      // Frozen by this very change, or by another one that began the same plan: both are what was asked for.
      if (!(error instanceof Failure) || error.status !== 404) throw error;
    });
  await resumeErasure(ports, space, plan.id);
  return plan;
}

/** Starts the plan's workflow; a plan that runs already is left alone. */
export const resumeErasure = (
  ports: Pick<Ports, 'workflows'>,
  space: Space,
  planId: string,
): Promise<void> => (planId === '' ? Promise.resolve() : ports.workflows.startErasure({ space, planId }));

/** Deletes a draft: an erasure by the same plan, at once. */
export async function deleteDraft(
  ports: Needs,
  space: Space,
  envelopeId: string,
  call: { now: Date; keyId: string; ifMatch: readonly number[] | null },
): Promise<ErasurePlan> {
  const found = await ports.envelopes.load(space, envelopeId, 'retention');
  if (found === null) throw notFound();
  if (!('purged' in found)) {
    if (transition(found.root.status, 'delete') === null) {
      throw new Failure(
        409,
        'envelope_frozen',
        'Only a draft is deleted; void it, or ask for its purge once it has ended.',
      );
    }
    if (call.ifMatch !== null && !call.ifMatch.includes(found.root.ver))
      throw new Failure(412, 'version_conflict', 'The draft has changed.');
  }
  return beginErasure(ports, space, envelopeId, {
    rule: 'envelope.deleted',
    now: call.now,
    actor: { kind: 'organisation', id: call.keyId },
  });
}

/** Asks for a final envelope to be erased before its day; a completed one seven days later, its parties told at once. */
export async function requestPurge(
  ports: Needs,
  space: Space,
  envelopeId: string,
  call: { readonly reason: string; readonly now: Date; readonly keyId: string },
): Promise<OperationRow> {
  const found = await ports.envelopes.load(space, envelopeId, 'retention');
  if (found === null || 'purged' in found) throw notFound();
  assertErasable(found);
  const { root } = found;
  if (transition(root.status, 'purge') === null)
    throw invalidState('Only an envelope that has ended can be purged.');
  if (root.purgeRequest !== null) {
    const known = await ports.erasure.operation(space, root.purgeRequest.operationId);
    if (known !== null && known.status === 'queued') return known;
  }
  const operation: OperationRow = {
    id: newId('opr', call.now),
    status: 'queued',
    envelopeId,
    planId: null,
    receiptId: null,
    error: null,
    createdAt: call.now.toISOString(),
  };
  await ports.erasure.saveOperation(space, operation);
  const actor = { kind: 'organisation', id: call.keyId } as const;
  if (root.status !== 'completed') {
    const plan = await beginErasure(ports, space, envelopeId, {
      rule: 'envelope.requested',
      now: call.now,
      actor,
      operationId: operation.id,
    });
    const running = { ...operation, status: 'running' as const, planId: plan.id, receiptId: plan.receiptId };
    await ports.erasure.saveOperation(space, running);
    return running;
  }
  const at = addDuration(call.now, coolingOff).toISOString();
  await ports.envelopes.change(space, envelopeId, 'retention', (envelope) => {
    assertErasable(envelope);
    return {
      root: { purgeRequest: { operationId: operation.id, at } },
      events: [{ type: 'envelope.changed', actor, payload: { purgeAnnounced: at, reason: call.reason } }],
    };
  });
  return operation;
}

/** Takes a purge back while it has not begun. */
export async function cancelPurge(
  ports: Needs,
  space: Space,
  operationId: string,
  keyId: string,
): Promise<OperationRow> {
  const operation = await ports.erasure.operation(space, operationId);
  if (operation === null) throw notFound();
  if (operation.status === 'cancelled') return operation;
  if (operation.status !== 'queued' || operation.envelopeId === null)
    throw invalidState('This operation cannot be taken back any more.');
  await ports.envelopes.change(space, operation.envelopeId, 'retention', ({ root }) =>
    root.purgeRequest?.operationId !== operationId
      ? null
      : {
          root: { purgeRequest: null },
          events: [
            {
              type: 'envelope.changed',
              actor: { kind: 'organisation', id: keyId },
              payload: { purgeCancelled: true },
            },
          ],
        },
  );
  const cancelled = { ...operation, status: 'cancelled' as const };
  await ports.erasure.saveOperation(space, cancelled);
  return cancelled;
}

export async function getOperation(
  ports: Pick<Ports, 'erasure'>,
  space: Space,
  operationId: string,
): Promise<OperationRow> {
  const operation = await ports.erasure.operation(space, operationId);
  if (operation === null) throw notFound();
  return operation;
}
