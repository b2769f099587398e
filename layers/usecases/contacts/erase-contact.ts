import { derivedId } from '../../domain/ids.ts';
import type { Space } from '../../domain/space.ts';
import type { ErasurePlan } from '../../ports/erasure-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { contactEnd } from '../../privacy/retention/contact-retention.ts';
import { resumeErasure } from '../erasure/begin-erasure.ts';

type Needs = Pick<Ports, 'contacts' | 'announcements' | 'erasure' | 'workflows'>;

/** What lies in the partition; null when its key is gone already. */
async function found(ports: Needs, space: Space, id: string) {
  const contact = await ports.contacts.load(space, id);
  if (contact !== null) return { ...contact, rule: contactEnd(contact).rule };
  const announcement = await ports.announcements.load(space, id);
  return announcement === null ? null : { ...announcement, rule: 'announcement' };
}

/**
 * Erases a contact or an announcement by the plan that erases everything: key, rows, a second look, receipt. An entry
 * in the suppression list stays, as the receipt says.
 * @returns the plan; null when nothing is there any more
 */
export async function eraseContact(
  ports: Needs,
  space: Space,
  id: string,
  why: { readonly rule: string | null; readonly now: Date },
): Promise<ErasurePlan | null> {
  const planId = derivedId('rct', Buffer.from(id));
  const known = await ports.erasure.plan(space, planId);
  const content = known === null ? await found(ports, space, id) : null;
  if (known === null && content === null) return null;
  const plan = known ?? (await propose(ports, space, id, planId, content, why));
  if (plan !== null && plan.step !== 'certified') await resumeErasure(ports, space, plan.id);
  return plan;
}

async function propose(
  ports: Needs,
  space: Space,
  id: string,
  planId: string,
  content: Awaited<ReturnType<typeof found>>,
  { rule, now }: { readonly rule: string | null; readonly now: Date },
): Promise<ErasurePlan | null> {
  if (content === null) return null;
  const target = {
    envelopeId: id,
    scope: 'contact',
    recipientId: null,
    keeps: 'nothing',
    status: null,
  } as const;
  const at = now.toISOString();
  return ports.erasure.propose(space, {
    ...target,
    id: planId,
    receiptId: planId,
    operationId: null,
    keyTag: null,
    withheld: 0,
    rule: rule ?? content.rule,
    subject: id,
    step: 'planned',
    before: await ports.erasure.countRows(space, target),
    keysDestroyed: 0,
    objectVersionsDeleted: 0,
    stream: content.stream,
    ver: content.ver,
    createdAt: at,
    runAt: at,
    completedAt: null,
  });
}
