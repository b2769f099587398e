import { environment } from '../../layers/aws/environment.ts';
import { deliveryLedger } from '../../layers/aws/ephemeral/delivery-ledger.ts';
import { mailMessenger } from '../../layers/aws/messaging/mail-messenger.ts';
import { messageLog } from '../../layers/aws/messaging/message-log.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { policyNoticeStore } from '../../layers/aws/privacy/policy-notice-store.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { spaceRegistry } from '../../layers/aws/privacy-cases/space-registry.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import type { PolicyOutboxEvent } from '../../layers/ports/outbox.ts';
import { tellOfPolicy } from '../../layers/usecases/privacy/notices/tell-of-policy.ts';
import { eachRecord } from '../shared/batch.ts';
import { origin } from '../shared/environment.ts';
import { operator } from '../shared/operator.ts';

const ports = {
  deliveries: deliveryLedger,
  envelopes: envelopeStore,
  messages: messageLog,
  messenger: mailMessenger,
  organisations: organisationStore,
  policyNotices: policyNoticeStore,
  recipients: recipientRegister,
  spaces: spaceRegistry,
};

export const handler = eachRecord('tellOfPolicy', (body) =>
  tellOfPolicy(
    ports,
    { origin: origin(), mailFrom: environment('MAIL_FROM'), operator: operator() },
    Number((body as PolicyOutboxEvent).id),
    new Date(),
  ),
);
