import { isTurnOf } from '../../domain/envelope/routing.ts';
import { Failure, invalidState, notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { Aggregate } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';

/** Who holds a valid link, and the session they have opened with a code, if any. */
export interface Signer {
  readonly space: Space;
  readonly envelopeId: string;
  readonly recipientId: string;
  readonly linkVersion: number;
  readonly session: string | null;
}

export type Envelope = Aggregate<'performSigning'>;
export type Recipient = Envelope['recipients'][number];

/** @throws Failure 404, the same whatever the reason: unknown, revoked, replaced */
export function recipientOf(envelope: Envelope, signer: Signer): Recipient {
  const recipient = envelope.recipients.find(({ id }) => id === signer.recipientId);
  if (recipient === undefined || recipient.linkVersion !== signer.linkVersion || recipient.linkStopped)
    throw notFound();
  return recipient;
}

const ends = {
  completed: 'envelope_completed',
  declined: 'envelope_declined',
  voided: 'envelope_voided',
  expired: 'envelope_expired',
} as const;

/** @throws Failure 409 when the envelope has ended, is not open, its deadline has passed, or it is not this person's turn */
export function assertOpen(envelope: Envelope, recipient: Recipient, now: Date): void {
  const { status, expiresAt, order } = envelope.root;
  if (status in ends) throw new Failure(409, ends[status as keyof typeof ends], `The envelope is ${status}.`);
  if (status !== 'sent' && status !== 'inProgress')
    throw invalidState('The envelope is not open for signing.');
  if (expiresAt !== null && new Date(expiresAt) <= now)
    throw new Failure(409, ends.expired, 'The deadline has passed.');
  if (recipient.status === 'created' || !isTurnOf(recipient, order)) {
    throw new Failure(409, 'not_your_turn', 'Others sign first; a message comes when it is time.');
  }
}

/** Whether this person has shown what the sender asked for: the link alone, or a code. */
export async function isAuthenticated(
  ports: Pick<Ports, 'sessions'>,
  recipient: Recipient,
  signer: Signer,
  now: Date,
): Promise<boolean> {
  if (recipient.authentication === 'link') return true;
  return signer.session !== null && ports.sessions.isValid(signer, signer.session, now);
}

export const authenticationRequired = () =>
  new Failure(403, 'authentication_required', 'A code is needed before anything is shown or done.');

/** Loads what the link opens. */
export async function openLink(
  ports: Pick<Ports, 'envelopes'>,
  signer: Signer,
): Promise<{ envelope: Envelope; recipient: Recipient }> {
  const envelope = await ports.envelopes.load(signer.space, signer.envelopeId, 'performSigning');
  if (envelope === null || 'purged' in envelope) throw notFound();
  return { envelope, recipient: recipientOf(envelope, signer) };
}

/** The people who are still expected when an envelope ends without them. */
export const stillExpected = (recipient: { readonly status: Recipient['status'] }): boolean =>
  ['created', 'waiting', 'notified', 'opened', 'authenticated'].includes(recipient.status);
