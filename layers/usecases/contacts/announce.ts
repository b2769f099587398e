import { mayPromote } from '../../domain/contact/may-promote.ts';
import type { Space } from '../../domain/space.ts';
import { Undeliverable } from '../../ports/messenger.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Setting } from '../notify/correspondence.ts';
import type { MailPorts } from '../notify/deliver.ts';
import { deliverPromotion } from '../notify/deliver-promotion.ts';
import { envelopeOf, subscriptionLink, toContact } from './contact-letters.ts';
import { recordContactFailure } from './stop-promotion.ts';

type Queueing = Pick<Ports, 'announcements' | 'contacts' | 'announcementQueue'>;
type Sending = MailPorts & Pick<Ports, 'announcements' | 'contacts' | 'suppressions' | 'organisations'>;

const pageSize = 100;

/** Puts one message per contact into the queue; started again it puts them in again, and each is sent once. */
export async function queueAnnouncement(ports: Queueing, space: Space, id: string, now: Date): Promise<void> {
  if ((await ports.announcements.load(space, id)) === null) return;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Ports['contacts']['list']>> = await ports.contacts.list(space, {
      cursor,
      limit: pageSize,
    });
    for (const contact of page.items) await ports.announcementQueue.put({ space, id, contactId: contact.id });
    cursor = page.next;
  } while (cursor !== null);
  await ports.announcements.queued(space, id, now);
}

/**
 * Sends an announcement to one contact, or writes down why not. The list of those who must not be written to is read at
 * the last moment: an objection stops what is in the queue already (GDPR art. 21(3)).
 */
export async function sendAnnouncement(
  ports: Sending,
  setting: Setting,
  { space, id, contactId }: { readonly space: Space; readonly id: string; readonly contactId: string },
  now: Date,
): Promise<void> {
  if ((await ports.announcements.outcome(space, id, contactId)) !== null) return;
  const [announcement, contact, organisation] = await Promise.all([
    ports.announcements.load(space, id),
    ports.contacts.load(space, contactId),
    ports.organisations.load(space),
  ]);
  if (announcement === null || organisation === null || contact === null) return;
  const row = { contactId, at: now.toISOString(), messageId: null };
  const permit = mayPromote(contact, await ports.suppressions.has(space, contact.email));
  if (typeof permit === 'string') return ports.announcements.record(space, id, { ...row, outcome: permit });
  const { to, ...envelope } = envelopeOf(setting, contact, organisation);
  const { subject, text } = announcement;
  const delivery = {
    ...envelope,
    space,
    envelopeId: contactId,
    recipientId: null,
    fact: id,
    kind: 'announcement' as const,
    locale: contact.locale,
    data: {
      ...toContact(setting, space, contact, organisation),
      subject,
      text,
      basis: contact.basis,
      unsubscribe: subscriptionLink(setting.origin, contact),
    },
  };
  try {
    const messageId = await deliverPromotion(ports, permit, delivery, to, now);
    await ports.announcements.record(space, id, { ...row, outcome: 'sent', messageId });
    const lastSentAt = now.toISOString();
    await ports.contacts.change(space, contactId, ({ status }) =>
      status === 'subscribed' ? { set: { lastSentAt }, events: [] } : null,
    );
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    await ports.announcements.record(space, id, { ...row, outcome: 'undeliverable' });
    await recordContactFailure(ports, space, contactId, 'bounced', now);
  }
}
