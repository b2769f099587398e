import type { Route } from './route.ts';
import { archiveRoutes } from './routes/archive.ts';
import { authorityRoutes } from './routes/authority.ts';
import { contactsRoutes } from './routes/contacts.ts';
import { contentRoutes } from './routes/content.ts';
import { envelopesEraseRoutes } from './routes/envelopes-erase.ts';
import { envelopesReadRoutes } from './routes/envelopes-read.ts';
import { envelopesWriteRoutes } from './routes/envelopes-write.ts';
import { logWitnessRoutes } from './routes/log-witness.ts';
import { organisationRoutes } from './routes/organisation.ts';
import { pagesRoutes } from './routes/pages.ts';
import { policyRoutes } from './routes/policy.ts';
import { privacyBreachesRoutes } from './routes/privacy-breaches.ts';
import { privacyDisclosuresRoutes } from './routes/privacy-disclosures.ts';
import { privacyHoldsRoutes } from './routes/privacy-holds.ts';
import { privacyNoticesRoutes } from './routes/privacy-notices.ts';
import { privacyRecipientsRoutes } from './routes/privacy-recipients.ts';
import { privacyRecordsRoutes } from './routes/privacy-records.ts';
import { privacyRequestsRoutes } from './routes/privacy-requests.ts';
import { privacyRetentionRoutes } from './routes/privacy-retention.ts';
import { privacySubjectsRoutes } from './routes/privacy-subjects.ts';
import { privacyTransfersRoutes } from './routes/privacy-transfers.ts';
import { receiptsRoutes } from './routes/receipts.ts';
import { rightsRoutes } from './routes/rights.ts';
import { rightsExtractRoutes } from './routes/rights-extract.ts';
import { signingRoutes } from './routes/signing.ts';
import { signingCodesRoutes } from './routes/signing-codes.ts';
import { subscriptionsRoutes } from './routes/subscriptions.ts';
import { transparencyRoutes } from './routes/transparency.ts';
import { trustRoutes } from './routes/trust.ts';
import { vaultRoutes } from './routes/vault.ts';
import { verificationsRoutes } from './routes/verifications.ts';

/** THE route table: every operation, a file per unit. A function imports only its own file. */
export const routes = [
  ...envelopesReadRoutes,
  ...envelopesWriteRoutes,
  ...envelopesEraseRoutes,
  ...contentRoutes,
  ...organisationRoutes,
  ...signingRoutes,
  ...signingCodesRoutes,
  ...verificationsRoutes,
  ...receiptsRoutes,
  ...privacySubjectsRoutes,
  ...vaultRoutes,
  ...privacyHoldsRoutes,
  ...archiveRoutes,
  ...privacyDisclosuresRoutes,
  ...privacyBreachesRoutes,
  ...contactsRoutes,
  ...subscriptionsRoutes,
  ...policyRoutes,
  ...privacyNoticesRoutes,
  ...transparencyRoutes,
  ...logWitnessRoutes,
  ...trustRoutes,
  ...privacyRetentionRoutes,
  ...privacyRecordsRoutes,
  ...privacyRequestsRoutes,
  ...privacyRecipientsRoutes,
  ...privacyTransfersRoutes,
  ...rightsRoutes,
  ...rightsExtractRoutes,
  ...authorityRoutes,
  ...pagesRoutes,
] as const satisfies readonly Route[];

export type Routes = (typeof routes)[number];
export type OperationId = Routes['operationId'];
export type RouteOf<Id extends OperationId> = Extract<Routes, { operationId: Id }>;
