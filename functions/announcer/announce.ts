import { announcementQueue } from '../../layers/aws/contacts/announcement-queue.ts';
import { announcementStore } from '../../layers/aws/contacts/announcement-store.ts';
import { contactStore } from '../../layers/aws/contacts/contact-store.ts';
import { suppressionList } from '../../layers/aws/contacts/suppression-list.ts';
import { environment } from '../../layers/aws/environment.ts';
import { deliveryLedger } from '../../layers/aws/ephemeral/delivery-ledger.ts';
import { mailMessenger } from '../../layers/aws/messaging/mail-messenger.ts';
import { messageLog } from '../../layers/aws/messaging/message-log.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import type { AnnouncementMail } from '../../layers/ports/announcement-queue.ts';
import type { ContactOutboxEvent } from '../../layers/ports/outbox.ts';
import { queueAnnouncement, sendAnnouncement } from '../../layers/usecases/contacts/announce.ts';
import { askForConsent } from '../../layers/usecases/contacts/ask-for-consent.ts';
import { eachRecord } from '../shared/batch.ts';
import { origin } from '../shared/environment.ts';

const ports = {
  announcementQueue,
  announcements: announcementStore,
  contacts: contactStore,
  deliveries: deliveryLedger,
  messages: messageLog,
  messenger: mailMessenger,
  organisations: organisationStore,
  suppressions: suppressionList,
};

type Body = ContactOutboxEvent | ({ readonly kind: 'announcementMail' } & AnnouncementMail);

export const handler = eachRecord('announce', (given) => {
  const body = given as Body;
  const now = new Date();
  const setting = { origin: origin(), mailFrom: environment('MAIL_FROM') };
  if (body.kind === 'announcementMail') return sendAnnouncement(ports, setting, body, now);
  if (body.kind === 'announcement') return queueAnnouncement(ports, body.space, body.id, now);
  return askForConsent(ports, setting, body.space, body.id, now);
});
