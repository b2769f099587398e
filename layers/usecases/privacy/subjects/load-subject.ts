import { notFound } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Aggregate } from '../../../ports/envelope-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { SubjectRef } from './subject-id.ts';

export type RightsEnvelope = Aggregate<'rights'>;
export type RightsRecipient = RightsEnvelope['recipients'][number];

/** The person in the envelope. @throws Failure 404 for an unknown, foreign or purged one, the same for all */
export function personIn(envelope: RightsEnvelope, { recipientId }: SubjectRef): RightsRecipient {
  const recipient = envelope.recipients.find(({ id }) => id === recipientId);
  if (recipient === undefined) throw notFound();
  return recipient;
}

export async function loadSubject(
  ports: Pick<Ports, 'envelopes'>,
  space: Space,
  subject: SubjectRef,
): Promise<{ envelope: RightsEnvelope; recipient: RightsRecipient }> {
  const envelope = await ports.envelopes.load(space, subject.envelopeId, 'rights');
  if (envelope === null || 'purged' in envelope) throw notFound();
  return { envelope, recipient: personIn(envelope, subject) };
}
