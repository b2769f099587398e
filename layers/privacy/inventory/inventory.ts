import type { RecordDefinition } from './define-record.ts';
import { authorityEventRecord, authorityRequestRecord } from './records/authority-request.ts';
import { breachEventRecord, breachRecord } from './records/breach.ts';
import {
  announcementOutcomeRecord,
  announcementRecord,
  contactEventRecord,
  contactLookupRecord,
  contactRecord,
  suppressionRecord,
} from './records/contact.ts';
import { dataRecipientRecord, egressRefusalRecord, recipientChoiceRecord } from './records/data-recipient.ts';
import { disclosureRecord } from './records/disclosure.ts';
import { documentRecord } from './records/document.ts';
import { envelopeRecord } from './records/envelope.ts';
import { envelopeEventRecord, recipientEventRecord } from './records/event.ts';
import { fieldsRecord, valuesRecord } from './records/fields.ts';
import { holdEventRecord, holdRecord } from './records/hold.ts';
import {
  dueItemRecord,
  erasurePlanRecord,
  lookupRecord,
  operationRecord,
  sealAttemptRecord,
  tombstoneRecord,
} from './records/housekeeping.ts';
import { identityNumberRecord } from './records/identity-number.ts';
import { messageRecord } from './records/message.ts';
import { apiKeyRecord, organisationRecord } from './records/organisation.ts';
import { noticeToldRecord, policyEventRecord, policyNoticeRecord } from './records/policy-notice.ts';
import { caseDueRecord, caseEventRecord, caseRecord, spaceEntryRecord } from './records/privacy-case.ts';
import { recipientRecord } from './records/recipient.ts';
import { deliveryAnswerRecord, deliveryRecord, transmissionRecord } from './records/transmission.ts';

/** Every record this system stores. What is not in this list cannot be written. */
export const inventory: readonly RecordDefinition[] = [
  envelopeRecord,
  recipientRecord,
  identityNumberRecord,
  documentRecord,
  fieldsRecord,
  valuesRecord,
  envelopeEventRecord,
  recipientEventRecord,
  dueItemRecord,
  lookupRecord,
  sealAttemptRecord,
  tombstoneRecord,
  erasurePlanRecord,
  operationRecord,
  holdRecord,
  holdEventRecord,
  authorityRequestRecord,
  authorityEventRecord,
  breachRecord,
  breachEventRecord,
  disclosureRecord,
  organisationRecord,
  apiKeyRecord,
  caseRecord,
  caseEventRecord,
  caseDueRecord,
  spaceEntryRecord,
  dataRecipientRecord,
  recipientChoiceRecord,
  egressRefusalRecord,
  messageRecord,
  policyNoticeRecord,
  policyEventRecord,
  noticeToldRecord,
  contactRecord,
  contactLookupRecord,
  contactEventRecord,
  suppressionRecord,
  announcementRecord,
  announcementOutcomeRecord,
  transmissionRecord,
  deliveryRecord,
  deliveryAnswerRecord,
];
