import type { Locale, RecipientRole } from '../../domain/envelope/vocabulary.ts';
import { jcs } from '../../domain/evidence/leaf.ts';
import { Failure } from '../../domain/failure.ts';
import { currentText } from '../../privacy/texts/registry.ts';
import type { Envelope, Recipient } from './signer.ts';

/** What was shown to a person; acting carries it back, and the evidence leaf commits to it. */
export interface Presented {
  readonly envelopeVersion: number;
  readonly documents: { id: string; sha256: string }[];
  readonly consentText: { id: string; version: number; locale: Locale };
}

/** The sentence somebody of this role agrees to or is told. */
export const consentTextFor = (role: RecipientRole, locale: Locale) =>
  currentText(
    role === 'signer' ? 'signing-consent' : role === 'approver' ? 'approval-statement' : 'signing-notice',
    locale,
  );

export function presentedTo(envelope: Envelope, recipient: Recipient): Presented {
  const { id, version, locale } = consentTextFor(recipient.role, recipient.locale);
  return {
    envelopeVersion: recipient.shownVersion,
    documents: envelope.documents.map((document) => ({ id: document.id, sha256: document.sha256 })),
    consentText: { id, version, locale },
  };
}

/** @throws Failure 409 `presentation_changed` unless exactly the present state was shown */
export function assertShown(envelope: Envelope, recipient: Recipient, presented: Presented): void {
  const now = Buffer.from(jcs(presentedTo(envelope, recipient)));
  if (now.equals(Buffer.from(jcs(presented)))) return;
  throw new Failure(
    409,
    'presentation_changed',
    'What was shown has changed since; read it again before acting.',
  );
}
