import { derivedId } from '../../domain/ids.ts';
import { ruleOfFile } from '../../domain/register/register-due.ts';
import type { Space } from '../../domain/space.ts';
import type { Ports } from '../../ports/ports.ts';
import { resumeErasure } from './begin-erasure.ts';

/**
 * Erases the file of a closed request or register entry by the plan of every erasure: key, rows, look again, receipt.
 * Called again it starts the same plan, so the sweep finishes what died on the way.
 */
export async function eraseFile(
  ports: Pick<Ports, 'erasure' | 'workflows'>,
  space: Space,
  id: string,
  now: Date,
): Promise<void> {
  const target = {
    envelopeId: id,
    scope: 'file',
    recipientId: null,
    keeps: 'nothing',
    status: null,
  } as const;
  const planId = derivedId('rct', Buffer.from(id));
  const at = now.toISOString();
  const plan = await ports.erasure.propose(space, {
    ...target,
    id: planId,
    keyTag: null,
    withheld: 0,
    receiptId: planId,
    operationId: null,
    rule: ruleOfFile(id),
    subject: id,
    step: 'planned',
    before: await ports.erasure.countRows(space, target),
    keysDestroyed: 0,
    objectVersionsDeleted: 0,
    stream: '',
    ver: 0,
    createdAt: at,
    runAt: at,
    completedAt: null,
  });
  await resumeErasure(ports, space, plan.id);
}
