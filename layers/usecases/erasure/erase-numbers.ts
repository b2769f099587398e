import { numbersDueAt } from '../../domain/envelope/due.ts';
import { derivedId } from '../../domain/ids.ts';
import type { Space } from '../../domain/space.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { resumeErasure } from './begin-erasure.ts';

type Needs = Pick<Ports, 'envelopes' | 'erasure' | 'workflows'>;
const rule = 'nationalNumber';

const planIdOf = (envelopeId: string, recipientId: string): string =>
  derivedId('rct', Buffer.from(`${envelopeId} ${recipientId} identityNumber`));

async function eraseOne(
  ports: Needs,
  space: Space,
  { id: envelopeId, root }: Aggregate<'retention'>,
  recipientId: string,
  now: Date,
): Promise<void> {
  const id = planIdOf(envelopeId, recipientId);
  const target = {
    envelopeId,
    scope: 'identityNumber',
    recipientId,
    keeps: 'nothing',
    status: root.status,
  } as const;
  const at = now.toISOString();
  const known = await ports.erasure.plan(space, id);
  if (known === null) {
    await ports.erasure.propose(space, {
      ...target,
      id,
      receiptId: id,
      operationId: null,
      rule,
      subject: `${envelopeId}.${recipientId}`,
      step: 'planned',
      keyTag: null,
      withheld: 0,
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
  await resumeErasure(ports, space, id);
}

/**
 * Erases the identity numbers that have served, each by a plan with a receipt of its own; the masked form stays with
 * the person. The plans begin before the envelope forgets them: whoever dies in between is followed by the next sweep.
 */
export async function eraseNumbers(
  ports: Needs,
  space: Space,
  envelope: Aggregate<'retention'>,
  now: Date,
): Promise<void> {
  const done = envelope.numbers
    .filter((number) => numbersDueAt(envelope.root, [number]) !== null)
    .map(({ recipientId }) => recipientId);
  for (const recipientId of done) await eraseOne(ports, space, envelope, recipientId, now);
  await ports.envelopes.change(space, envelope.id, 'retention', () => ({
    forgetNumbers: done,
    events: [
      {
        type: 'envelope.changed',
        actor: { kind: 'service', id: null },
        payload: { identityNumbersErased: done, rule },
      },
    ],
  }));
}
