import { createHash } from 'node:crypto';
import type { Space } from '../../domain/space.ts';
import type { Ports } from '../../ports/ports.ts';

const byAgreement = { case: null, silentUntil: null, name: null } as const;

export const disclosureId = (parts: readonly (string | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/**
 * Writes down who receives what with a message: the provider itself, and with a copy of the document its reader, who
 * receives data about everybody who signed. Written just before the message leaves: whoever dies in between has told
 * too much once, never too little, and the message is sent again.
 */
export async function recordDisclosures(
  ports: Pick<Ports, 'disclosures'>,
  message: {
    readonly space: Space;
    readonly envelopeId: string;
    /** Null: to the sender. */
    readonly recipientId: string | null;
    readonly kind: string;
    readonly fact: string;
  },
  channel: 'email' | 'sms',
  withDocument: boolean,
  now: Date,
): Promise<void> {
  const { space, envelopeId, recipientId, kind, fact } = message;
  const at = now.toISOString();
  const address = channel === 'email' ? 'user.contact.email' : 'user.contact.phone';
  const content = ['user.name', 'user.content'];
  await ports.disclosures.record(space, {
    ...byAgreement,
    id: disclosureId(['provider', envelopeId, recipientId, kind, fact, channel]),
    envelopeId,
    // A message to the sender is about those who take part.
    subject: recipientId,
    to: 'aws',
    party: null,
    channel,
    categories: recipientId === null ? content : [...content, address],
    usedFor: [],
    at,
  });
  if (!withDocument) return;
  await ports.disclosures.record(space, {
    ...byAgreement,
    id: disclosureId(['copy', envelopeId, recipientId, channel]),
    envelopeId,
    subject: null,
    to: 'parties',
    party: recipientId,
    channel,
    categories: ['user.name', 'user.content', 'user.biometric.handwriting', 'user.behavior'],
    usedFor: [],
    at,
  });
}
