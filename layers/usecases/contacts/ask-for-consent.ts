import { parseDuration } from '../../domain/duration.ts';
import type { Space } from '../../domain/space.ts';
import { fill } from '../../messages/fill.ts';
import { Undeliverable } from '../../ports/messenger.ts';
import type { Ports } from '../../ports/ports.ts';
import { retentionRule } from '../../privacy/retention/default-schedule.ts';
import type { Setting } from '../notify/correspondence.ts';
import { deliverEmail, type MailPorts } from '../notify/deliver.ts';
import { envelopeOf, subscriptionLink, toContact } from './contact-letters.ts';
import { consentText } from './give-consent.ts';
import { recordContactFailure } from './stop-promotion.ts';

type Needs = MailPorts & Pick<Ports, 'contacts' | 'suppressions' | 'organisations'>;

/** Sends the question to an address that has not answered yet, once (double opt-in); nothing in it promotes anything. */
export async function askForConsent(
  ports: Needs,
  setting: Setting,
  space: Space,
  contactId: string,
  now: Date,
): Promise<void> {
  const [contact, organisation] = await Promise.all([
    ports.contacts.load(space, contactId),
    ports.organisations.load(space),
  ]);
  if (contact === null || organisation === null || contact.status !== 'pending') return;
  if (await ports.suppressions.has(space, contact.email)) return;
  const { to, ...envelope } = envelopeOf(setting, contact, organisation);
  const delivery = {
    ...envelope,
    space,
    envelopeId: contact.id,
    recipientId: null,
    fact: 'consent',
    kind: 'consentRequest' as const,
    locale: contact.locale,
    data: {
      ...toContact(setting, space, contact, organisation),
      text: fill(consentText(contact, now).text, { controller: organisation.name }),
      link: subscriptionLink(setting.origin, contact),
      days: parseDuration(retentionRule('contact.pending').period).days,
    },
  };
  try {
    await deliverEmail(ports, delivery, to, now);
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    await recordContactFailure(ports, space, contact.id, 'bounced', now);
  }
}
