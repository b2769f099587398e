import { announcementStore } from '../../layers/aws/contacts/announcement-store.ts';
import { contactStore } from '../../layers/aws/contacts/contact-store.ts';
import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { transmissionQueue } from '../../layers/aws/outbox/transmission-queue.ts';
import { holdStore } from '../../layers/aws/privacy/hold-store.ts';
import { policyNoticeStore } from '../../layers/aws/privacy/policy-notice-store.ts';
import { authorityRequestStore, breachStore } from '../../layers/aws/privacy/registers.ts';
import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import { dueItemsIndex } from '../../layers/aws/records/due-items.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { workflows } from '../../layers/aws/workflows/workflows.ts';
import { sweepDue } from '../../layers/usecases/sweep/sweep-due.ts';
import { logOutcome } from '../shared/log.ts';

const ports = {
  authorityRequests: authorityRequestStore,
  breaches: breachStore,
  holds: holdStore,
  announcements: announcementStore,
  contacts: contactStore,
  cases: privacyCaseStore,
  envelopes: envelopeStore,
  organisations: organisationStore,
  policyNotices: policyNoticeStore,
  due: dueItemsIndex,
  erasure: erasureStore,
  workflows,
  transmissionQueue,
};

export const handler = async (): Promise<void> => {
  const outcome = await sweepDue(ports, new Date());
  if (outcome.done + outcome.failed > 0) logOutcome('sweepDue', outcome);
  if (outcome.failed > 0) throw new Error('some due items failed and stay due');
};
