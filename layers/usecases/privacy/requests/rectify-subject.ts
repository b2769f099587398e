import type { Space } from '../../../domain/space.ts';
import type { Change } from '../../../ports/envelope-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import type { Actor } from '../../../privacy/inventory/records/event.ts';
import { personIn, type RightsEnvelope } from '../subjects/load-subject.ts';
import type { SubjectRef } from '../subjects/subject-id.ts';

type Correction = NonNullable<PrivacyCase['correction']>;
const names = ['name', 'email', 'phone'] as const;

function change(envelope: RightsEnvelope, subject: SubjectRef, to: Correction, actor: Actor): Change | null {
  const recipient = personIn(envelope, subject);
  const changed = names.filter((name) => to[name] !== undefined && to[name] !== recipient.personal[name]);
  if (changed.length === 0 || recipient.erasedBy !== null) return null;
  const moved = changed.includes('email') || changed.includes('phone');
  // Who has not acted gets a new link at the new address with the next message; the old one stops.
  const relinked = moved && recipient.actedAt === null;
  return {
    recipients: [
      {
        id: recipient.id,
        ...(relinked && { linkVersion: recipient.linkVersion + 1, linkHash: null, messageId: null }),
        ...(changed.includes('name') && { shownVersion: recipient.shownVersion + 1 }),
        personal: Object.fromEntries(changed.map((name) => [name, to[name]])),
      },
    ],
    events: [{ type: 'envelope.changed', actor, payload: { rectified: changed, recipient: recipient.id } }],
  };
}

/**
 * Writes the right values wherever they are used from now on (GDPR art. 16). Sealed files stay as they were signed;
 * the event is the note that stands beside them.
 * @throws Failure 404 when the envelope or the person is gone
 */
export async function rectifySubject(
  ports: Pick<Ports, 'envelopes'>,
  space: Space,
  subject: SubjectRef,
  to: Correction,
  actor: Actor,
): Promise<void> {
  await ports.envelopes.change(space, subject.envelopeId, 'rights', (envelope) =>
    change(envelope, subject, to, actor),
  );
}
