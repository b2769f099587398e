import { hasActed } from '../../../domain/envelope/routing.ts';
import { derivedId } from '../../../domain/ids.ts';
import type { Space } from '../../../domain/space.ts';
import type { Change } from '../../../ports/envelope-store.ts';
import type { ErasurePlan, OperationRow } from '../../../ports/erasure-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Actor } from '../../../privacy/inventory/records/event.ts';
import { resumeErasure } from '../../erasure/begin-erasure.ts';
import { isHeld } from '../holds/is-held.ts';
import { loadSubject, personIn, type RightsEnvelope } from './load-subject.ts';
import { type ErasureGround, planSubjectErasure, type SubjectPlan } from './plan-erasure.ts';
import type { SubjectRef } from './subject-id.ts';

type Needs = Pick<Ports, 'envelopes' | 'erasure' | 'workflows'>;

/** The dry run: what would go, what would stay and why. Changes nothing. */
export async function previewErasure(
  ports: Pick<Ports, 'envelopes'>,
  space: Space,
  subject: SubjectRef,
  ground: ErasureGround,
): Promise<SubjectPlan> {
  const { envelope, recipient } = await loadSubject(ports, space, subject);
  return planSubjectErasure(envelope, recipient, ground);
}

const idOf = (prefix: 'rct' | 'opr', ...parts: readonly string[]): string =>
  derivedId(prefix, Buffer.from(parts.join(' ')));

interface Request {
  readonly subject: SubjectRef;
  readonly plan: SubjectPlan;
  readonly planId: string;
  readonly operationId: string;
  readonly actor: Actor;
}

/** The request as the envelope remembers it: it is due again until its receipt is written, whatever dies on the way. */
const remembered = ({ root }: RightsEnvelope, { subject, plan, operationId }: Request) =>
  root.erasuresWaiting.some((one) => one.operationId === operationId)
    ? root.erasuresWaiting
    : [...root.erasuresWaiting, { recipientId: subject.recipientId, ground: plan.ground, operationId }];

/** From here on nothing is sent to the person and no link of theirs opens. */
function freeze(envelope: RightsEnvelope, request: Request): Change | null {
  const { subject, planId, actor } = request;
  const recipient = personIn(envelope, subject);
  if (recipient.erasedBy === planId) return null;
  const fieldless =
    envelope.root.status === 'draft'
      ? envelope.fields.map(({ documentId, number, fields }) => ({
          documentId,
          number,
          fields: fields.filter(({ recipientId }) => recipientId !== recipient.id),
        }))
      : [];
  const stays = hasActed(recipient) || recipient.actedAt !== null || recipient.status === 'declined';
  return {
    root: { erasuresWaiting: remembered(envelope, request) },
    recipients: [
      {
        id: recipient.id,
        erasedBy: planId,
        linkStopped: true,
        linkHash: null,
        linkVersion: recipient.linkVersion + 1,
        messageId: null,
        lastAskedAt: null,
        ...(!stays && { status: 'skipped' as const }),
      },
    ],
    ...(fieldless.length > 0 && { fields: fieldless }),
    events: [{ type: 'envelope.changed', actor, payload: { erasure: planId, recipient: recipient.id } }],
  };
}

/** Under a hold the request alone is remembered. */
const withhold =
  (request: Request) =>
  (envelope: RightsEnvelope): Change | null => {
    const { root } = envelope;
    if (root.erasuresWaiting.some(({ operationId }) => operationId === request.operationId)) return null;
    return {
      root: { erasuresWaiting: remembered(envelope, request) },
      events: [
        {
          type: 'envelope.changed',
          actor: request.actor,
          payload: { erasureWithheld: request.subject.recipientId },
        },
      ],
    };
  };

async function propose(
  ports: Needs,
  space: Space,
  { root }: RightsEnvelope,
  { subject, plan, planId, operationId }: Request,
  now: Date,
): Promise<ErasurePlan> {
  const known = await ports.erasure.plan(space, planId);
  if (known !== null) return known;
  const target = { ...subject, scope: 'recipient', keeps: plan.keeps, status: root.status } as const;
  const at = now.toISOString();
  return ports.erasure.propose(space, {
    ...target,
    id: planId,
    receiptId: planId,
    operationId,
    rule: `request.${plan.ground}`,
    subject: plan.subject,
    step: 'planned',
    keyTag: await ports.erasure.keyTag(space, target),
    withheld: plan.withheld.length,
    before: await ports.erasure.countRows(space, target),
    keysDestroyed: 0,
    objectVersionsDeleted: 0,
    stream: root.stream,
    ver: root.ver,
    createdAt: at,
    runAt: at,
    completedAt: null,
  });
}

async function saveProgress(ports: Needs, space: Space, next: OperationRow): Promise<OperationRow> {
  const known = await ports.erasure.operation(space, next.id);
  if (known !== null && (known.status !== 'queued' || next.status === 'queued')) return known;
  const operation = { ...next, createdAt: known?.createdAt ?? next.createdAt };
  await ports.erasure.saveOperation(space, operation);
  return operation;
}

export interface EraseCall {
  readonly ground: ErasureGround;
  readonly now: Date;
  readonly actor: Actor;
  /** Of a request that was remembered. */
  readonly operationId?: string;
}

/**
 * Erases one person from one envelope; of several calls the first one's work is found. Under a legal hold the
 * request waits and runs when the hold is released. A restriction does not stop it (hold > legal duty > erasure >
 * restriction > timer).
 */
export async function eraseSubject(
  ports: Needs,
  space: Space,
  subject: SubjectRef,
  call: EraseCall,
): Promise<OperationRow> {
  const { envelope, recipient } = await loadSubject(ports, space, subject);
  const plan = planSubjectErasure(envelope, recipient, call.ground);
  const begun =
    plan.held || recipient.erasedBy === null ? null : await ports.erasure.plan(space, recipient.erasedBy);
  const planId = begun?.keeps === plan.keeps ? begun.id : idOf('rct', plan.subject, plan.keeps);
  const operationId =
    begun?.operationId ??
    call.operationId ??
    idOf('opr', plan.subject, plan.held ? `held ${call.ground}` : plan.keeps);
  const request: Request = { subject, plan, planId, operationId, actor: call.actor };
  const queued: OperationRow = {
    id: operationId,
    status: 'queued',
    envelopeId: subject.envelopeId,
    planId: null,
    receiptId: null,
    error: null,
    createdAt: call.now.toISOString(),
  };
  if (plan.held) {
    await ports.envelopes.change(space, subject.envelopeId, 'rights', withhold(request));
    return saveProgress(ports, space, queued);
  }
  await ports.envelopes.change(space, subject.envelopeId, 'rights', (current) => freeze(current, request));
  const proposed = await propose(ports, space, envelope, request, call.now);
  const { id, receiptId } = proposed;
  const running = await saveProgress(ports, space, { ...queued, status: 'running', planId: id, receiptId });
  await resumeErasure(ports, space, id);
  return running;
}

/**
 * Runs the requests that an envelope remembers and that nothing holds back (any more), and forgets those whose
 * receipt is written.
 */
export async function resumeErasures(
  ports: Needs,
  space: Space,
  envelopeId: string,
  now: Date,
): Promise<void> {
  const envelope = await ports.envelopes.load(space, envelopeId, 'rights');
  if (envelope === null || 'purged' in envelope) return;
  const actor = { kind: 'service', id: null } as const;
  const done: string[] = [];
  for (const { recipientId, ground, operationId } of envelope.root.erasuresWaiting) {
    if (isHeld(envelope.root, recipientId)) continue;
    const operation = await ports.erasure.operation(space, operationId);
    const present = envelope.recipients.some(({ id }) => id === recipientId);
    if (operation?.status === 'succeeded' || !present) {
      done.push(operationId);
      continue;
    }
    const call = { ground: ground as ErasureGround, now, actor, operationId };
    await eraseSubject(ports, space, { envelopeId, recipientId }, call);
  }
  if (done.length === 0) return;
  await ports.envelopes.change(space, envelopeId, 'rights', ({ root }) => {
    const erasuresWaiting = root.erasuresWaiting.filter(({ operationId }) => !done.includes(operationId));
    if (erasuresWaiting.length === root.erasuresWaiting.length) return null;
    return {
      root: { erasuresWaiting },
      events: [{ type: 'envelope.changed', actor, payload: { erasuresDone: done } }],
    };
  });
}
