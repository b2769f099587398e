import { Failure, invalidState, notFound } from '../../domain/failure.ts';
import type { Contact } from '../../ports/contact-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { currentText } from '../../privacy/texts/registry.ts';
import { type TextVersion, textHash } from '../../privacy/texts/text-version.ts';

type Needs = Pick<Ports, 'contacts' | 'suppressions'>;

/** The sentence that a contact is asked to agree to, in their language. */
export const consentText = (contact: Pick<Contact, 'locale'>, now: Date): TextVersion =>
  currentText('marketing-consent', contact.locale, now);

/** Names a text so that an answer can say which one was shown: `id/version/locale`. */
export const textRef = ({ id, version, locale }: TextVersion): string => `${id}/${version}/${locale}`;

/**
 * Records the consent of whoever has the link, which was sent to the address alone: double opt-in. What is recorded is
 * the exact text that was shown (P-36). A second call finds the first one's work.
 * @param shown as `textRef` gave it to the page
 * @throws Failure 404 for an unknown token, 409 `presentation_changed`, 409 `invalid_state` after an objection
 */
export async function giveConsent(ports: Needs, token: string, shown: string, now: Date): Promise<Contact> {
  const found = await ports.contacts.byToken(token);
  if (found === null) throw notFound();
  const { space, contact } = found;
  if (await ports.suppressions.has(space, contact.email))
    throw invalidState('This address is on the list of those who must not be written to.');
  return ports.contacts.change(space, contact.id, (current) => {
    if (current.status === 'subscribed') return null;
    if (current.status !== 'pending') throw invalidState('This contact has been ended.');
    const text = consentText(current, now);
    if (shown !== textRef(text))
      throw new Failure(409, 'presentation_changed', 'The text has changed since it was shown.');
    const { id, version, locale } = text;
    return {
      set: { status: 'subscribed', givenAt: now.toISOString() },
      events: [
        {
          type: 'consent.given',
          actor: { kind: 'recipient', id: current.id },
          payload: {
            purpose: 'marketing',
            channel: 'page',
            proof: 'doubleOptIn',
            text: { id, version, locale, sha256: textHash(text) },
          },
        },
      ],
    };
  });
}
