import { contactStore } from '../../layers/aws/contacts/contact-store.ts';
import { suppressionList } from '../../layers/aws/contacts/suppression-list.ts';
import { environment } from '../../layers/aws/environment.ts';
import { deliveryLedger } from '../../layers/aws/ephemeral/delivery-ledger.ts';
import { oneTimeCodes } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { messageLog } from '../../layers/aws/messaging/message-log.ts';
import { messenger } from '../../layers/aws/messaging/messenger.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { holdStore } from '../../layers/aws/privacy/hold-store.ts';
import { authorityRequestStore, breachStore } from '../../layers/aws/privacy/registers.ts';
import { subjectCensus } from '../../layers/aws/privacy/subject-census.ts';
import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import { spaceRegistry } from '../../layers/aws/privacy-cases/space-registry.ts';
import { subjectDirectory } from '../../layers/aws/privacy-cases/subject-directory.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import type { CaseOutboxEvent, RegisterOutboxEvent } from '../../layers/ports/outbox.ts';
import { handleRegisterEvent } from '../../layers/usecases/privacy/registers/handle-register-event.ts';
import { handleCaseEvent } from '../../layers/usecases/privacy/requests/handle-case-event.ts';
import { eachRecord } from '../shared/batch.ts';
import { origin } from '../shared/environment.ts';
import { operator } from '../shared/operator.ts';

const ports = {
  authorityRequests: authorityRequestStore,
  breaches: breachStore,
  census: subjectCensus,
  cases: privacyCaseStore,
  codes: oneTimeCodes,
  contacts: contactStore,
  deliveries: deliveryLedger,
  envelopes: envelopeStore,
  erasure: erasureStore,
  holds: holdStore,
  messages: messageLog,
  messenger,
  organisations: organisationStore,
  spaces: spaceRegistry,
  subjectDirectory,
  suppressions: suppressionList,
  workflows,
};

export const handler = eachRecord('handleCaseEvent', (body) => {
  const event = body as CaseOutboxEvent | RegisterOutboxEvent;
  const setting = { origin: origin(), mailFrom: environment('MAIL_FROM'), operator: operator() };
  return event.kind === 'case'
    ? handleCaseEvent(ports, setting, event, new Date())
    : handleRegisterEvent(ports, setting, event, new Date());
});
