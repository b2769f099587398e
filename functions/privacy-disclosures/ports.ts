import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import { authorityRequestStore } from '../../layers/aws/privacy/registers.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';

export const ports = {
  authorityRequests: authorityRequestStore,
  disclosures: disclosureLog,
  documents: documentStore,
  envelopes: envelopeStore,
};
