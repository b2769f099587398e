import type { ContactStatus } from '../../domain/contact/vocabulary.ts';
import type { Locale } from '../../domain/envelope/vocabulary.ts';
import { notFound } from '../../domain/failure.ts';
import { fill } from '../../messages/fill.ts';
import type { Ports } from '../../ports/ports.ts';
import { consentText, textRef } from './give-consent.ts';

/** What the page of a subscription shows: no name, no address. */
export interface Subscription {
  readonly token: string;
  readonly locale: Locale;
  readonly status: ContactStatus;
  readonly organisation: string;
  readonly contact: string;
  /** The sentence to agree to, and the name by which the answer says which one it was. */
  readonly text: { readonly ref: string; readonly words: string };
}

/** @throws Failure 404 for an unknown token */
export async function showSubscription(
  ports: Pick<Ports, 'contacts' | 'organisations'>,
  token: string,
  now: Date,
): Promise<Subscription> {
  const found = await ports.contacts.byToken(token);
  const organisation = found === null ? null : await ports.organisations.load(found.space);
  if (found === null || organisation === null) throw notFound();
  const text = consentText(found.contact, now);
  return {
    token,
    locale: found.contact.locale,
    status: found.contact.status,
    organisation: organisation.name,
    contact: organisation.contactEmail,
    text: { ref: textRef(text), words: fill(text.text, { controller: organisation.name }) },
  };
}
