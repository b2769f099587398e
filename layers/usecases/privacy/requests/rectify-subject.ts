import { Failure } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Change } from '../../../ports/envelope-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import type { Actor } from '../../../privacy/inventory/records/event.ts';
import { personIn, type RightsEnvelope, type RightsRecipient } from '../subjects/load-subject.ts';
import type { SubjectRef } from '../subjects/subject-id.ts';

type Correction = NonNullable<PrivacyCase['correction']>;

/** Why a value is not right (GDPR art. 16, 5(1)(c) and (d)). */
export const rectificationReasons = ['incorrect', 'incomplete', 'irrelevant'] as const;
export type RectificationReason = (typeof rectificationReasons)[number];

/** What is to stand instead; null takes away what is not needed. */
export type Rectified = { readonly [Name in keyof Correction]?: Correction[Name] | null | undefined };

const names = ['name', 'email', 'phone'] as const;

/** Who still has to be written to keeps an address for each way in which that is done. */
function assertReachable({ root }: RightsEnvelope, recipient: RightsRecipient, to: Rectified): void {
  const over = ['completed', 'declined', 'voided', 'expired'].includes(root.status);
  const missing = (['email', 'phone'] as const).filter(
    (name) => to[name] === null && recipient.notify.includes(name === 'email' ? 'email' : 'sms'),
  );
  if (over || missing.length === 0) return;
  const detail = 'Still needed to write to this person; void the envelope or give another one.';
  const errors = missing.map((name) => ({ pointer: `/${name}`, code: 'required', detail }));
  throw new Failure(422, 'validation_failed', detail, { errors });
}

function change(
  envelope: RightsEnvelope,
  subject: SubjectRef,
  to: Rectified,
  actor: Actor,
  reason: RectificationReason | null,
): Change | null {
  const recipient = personIn(envelope, subject);
  const changed = names.filter((name) => to[name] !== undefined && to[name] !== recipient.personal[name]);
  if (changed.length === 0 || recipient.erasedBy !== null) return null;
  assertReachable(envelope, recipient, to);
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
    events: [
      { type: 'envelope.changed', actor, payload: { rectified: changed, recipient: recipient.id, reason } },
    ],
  };
}

/**
 * Writes the right values wherever they are used from now on (GDPR art. 16). Sealed files stay as they were signed;
 * the event is the note that stands beside them.
 * @throws Failure 404 when the envelope or the person is gone, 422 when an open envelope could not be delivered
 */
export async function rectifySubject(
  ports: Pick<Ports, 'envelopes'>,
  space: Space,
  subject: SubjectRef,
  to: Rectified,
  actor: Actor,
  reason: RectificationReason | null = null,
): Promise<void> {
  await ports.envelopes.change(space, subject.envelopeId, 'rights', (envelope) =>
    change(envelope, subject, to, actor, reason),
  );
}
