import { mustAct } from '../../domain/envelope/routing.ts';
import { transition } from '../../domain/envelope/transition.ts';
import type { Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { assertOpen, recipientOf, type Signer } from './signer.ts';

/** A person's gesture on the page: the only thing that counts as opened. Twice is once. */
export async function openSigning(ports: Pick<Ports, 'envelopes'>, signer: Signer, now: Date) {
  const after = await ports.envelopes.change(
    signer.space,
    signer.envelopeId,
    'performSigning',
    (envelope): Change | null => {
      const recipient = recipientOf(envelope, signer);
      if (recipient.openedAt !== null && recipient.status !== 'waiting' && recipient.status !== 'notified')
        return null;
      assertOpen(envelope, recipient, now);
      const actor = { kind: 'recipient', id: recipient.id } as const;
      const first =
        mustAct(recipient) && envelope.root.status === 'sent' && transition('sent', 'open') === 'inProgress';
      return {
        ...(first && { root: { status: 'inProgress' as const } }),
        recipients: [
          {
            id: recipient.id,
            status: recipient.authenticatedAt === null ? 'opened' : 'authenticated',
            openedAt: now.toISOString(),
          },
        ],
        events: [
          { type: 'recipient.opened', actor, subject: recipient.id, payload: { method: 'link' } },
          ...(first ? [{ type: 'envelope.opened' as const, actor, payload: {} }] : []),
        ],
      };
    },
  );
  return { status: recipientOf(after, signer).status };
}
