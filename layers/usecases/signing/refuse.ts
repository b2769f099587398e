import { mustAct } from '../../domain/envelope/routing.ts';
import { transition } from '../../domain/envelope/transition.ts';
import { invalidState } from '../../domain/failure.ts';
import type { Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import {
  assertOpen,
  authenticationRequired,
  isAuthenticated,
  recipientOf,
  type Signer,
  stillExpected,
} from './signer.ts';

/** Declines for all: one atomic change; nobody can sign after it, and no signature given before is lost. */
export async function decline(
  ports: Pick<Ports, 'envelopes' | 'sessions'>,
  signer: Signer,
  reason: string,
  now: Date,
) {
  await ports.envelopes.change(
    signer.space,
    signer.envelopeId,
    'performSigning',
    async (envelope): Promise<Change | null> => {
      const recipient = recipientOf(envelope, signer);
      if (recipient.status === 'declined') return null;
      assertOpen(envelope, recipient, now);
      if (!(await isAuthenticated(ports, recipient, signer, now))) throw authenticationRequired();
      if (!mustAct(recipient) || recipient.actedAt !== null)
        throw invalidState('Only somebody who has yet to sign or approve can decline.');
      if (transition(envelope.root.status, 'decline') === null)
        throw invalidState('The envelope cannot be declined any more.');
      const actor = { kind: 'recipient', id: recipient.id } as const;
      return {
        root: { status: 'declined', endedAt: now.toISOString() },
        recipients: [
          { id: recipient.id, status: 'declined', personal: { declineReason: reason } },
          ...envelope.recipients
            .filter((one) => one.id !== recipient.id && one.role !== 'copy' && stillExpected(one))
            .map(({ id }) => ({ id, status: 'skipped' as const })),
        ],
        events: [
          {
            type: 'recipient.declined',
            actor,
            subject: recipient.id,
            payload: { reason, method: recipient.authentication },
          },
          { type: 'envelope.declined', actor, payload: {} },
        ],
      };
    },
  );
  return { status: 'declined' as const };
}

/** "This was not meant for me": the link stops, the sender is told, no document is shown. */
export async function notMe(ports: Pick<Ports, 'envelopes'>, signer: Signer, now: Date) {
  await ports.envelopes.change(
    signer.space,
    signer.envelopeId,
    'performSigning',
    (envelope): Change | null => {
      const recipient = recipientOf(envelope, signer);
      assertOpen(envelope, recipient, now);
      if (recipient.actedAt !== null) throw invalidState('Somebody has acted with this link already.');
      return {
        recipients: [{ id: recipient.id, status: 'waiting', linkStopped: true }],
        events: [
          {
            type: 'recipient.notMe',
            actor: { kind: 'recipient', id: recipient.id },
            subject: recipient.id,
            payload: {},
          },
        ],
      };
    },
  );
  return { status: 'waiting' as const };
}
