import { oneTimeCodes, signingSessions } from '../../layers/aws/ephemeral/one-time-codes.ts';
import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { privacyCaseStore } from '../../layers/aws/privacy-cases/case-store.ts';
import { contactBudget } from '../../layers/aws/privacy-cases/contact-budget.ts';

export const ports = {
  cases: privacyCaseStore,
  codes: oneTimeCodes,
  sessions: signingSessions,
  organisations: organisationStore,
  contactBudget,
};
