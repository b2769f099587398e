import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { authorityRequestStore } from '../../layers/aws/privacy/registers.ts';
import { transmissions } from '../../layers/aws/privacy/transmissions.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';

export const ports = {
  authorityRequests: authorityRequestStore,
  disclosures: disclosureLog,
  recipients: recipientRegister,
  transmissions,
  documents: documentStore,
  envelopes: envelopeStore,
};
