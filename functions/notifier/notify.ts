import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { environment } from '../../layers/aws/environment.ts';
import { deliveryLedger } from '../../layers/aws/ephemeral/delivery-ledger.ts';
import { oneTimeCodes } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { linkTokens } from '../../layers/aws/links/link-tokens.ts';
import { messageLog } from '../../layers/aws/messaging/message-log.ts';
import { messenger } from '../../layers/aws/messaging/messenger.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { OutboxEvent } from '../../layers/ports/outbox.ts';
import { notify } from '../../layers/usecases/notify/notify.ts';
import { eachRecord } from '../shared/batch.ts';
import { origin } from '../shared/environment.ts';

const ports = {
  envelopes: envelopeStore,
  organisations: organisationStore,
  documents: documentStore,
  links: linkTokens,
  codes: oneTimeCodes,
  messages: messageLog,
  messenger,
  disclosures: disclosureLog,
  deliveries: deliveryLedger,
};

export const handler = eachRecord('notify', (body) =>
  notify(ports, { origin: origin(), mailFrom: environment('MAIL_FROM') }, body as OutboxEvent, new Date()),
);
