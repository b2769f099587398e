import { modeOf, type Space } from '../../domain/space.ts';
import type { Contact } from '../../ports/contact-store.ts';
import type { Organisation } from '../../ports/organisation-store.ts';
import type { Setting } from '../notify/correspondence.ts';

/** The page on which a contact decides; it opens by the token alone and shows no address. */
export const subscriptionLink = (origin: string, { token }: Contact): string =>
  `${origin}/subscriptions/${token}`;

/** What every message to a contact has in common. */
export const toContact = (setting: Setting, space: Space, contact: Contact, organisation: Organisation) => ({
  organisation: organisation.name,
  contact: organisation.contactEmail,
  policyUrl: `${setting.origin}/privacy/policy`,
  test: modeOf(space) === 'test',
  recipientName: contact.name,
});

/** From whom and to whom. */
export const envelopeOf = (setting: Setting, contact: Contact, organisation: Organisation) => ({
  from: { name: organisation.name, address: setting.mailFrom },
  replyTo: { name: organisation.name, address: organisation.contactEmail },
  to: { name: contact.name ?? '', address: contact.email },
});
