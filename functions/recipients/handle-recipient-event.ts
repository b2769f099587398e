import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { egress } from '../../layers/aws/egress/egress.ts';
import { disclosureLog } from '../../layers/aws/privacy/disclosure-log.ts';
import { recipientRegister } from '../../layers/aws/privacy/recipient-register.ts';
import { transmissions } from '../../layers/aws/privacy/transmissions.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { receiptSigner } from '../../layers/aws/signing/receipt-signer.ts';
import type { OutboxEvent } from '../../layers/ports/outbox.ts';
import type { TransmissionMessage } from '../../layers/ports/transmissions.ts';
import { handleRecipientEvent } from '../../layers/usecases/privacy/transmissions/handle-recipient-event.ts';
import { eachRecord } from '../shared/batch.ts';
import { origin } from '../shared/environment.ts';

const ports = {
  disclosures: disclosureLog,
  documents: documentStore,
  egress,
  envelopes: envelopeStore,
  receiptSigner,
  recipients: recipientRegister,
  transmissions,
};

export const handler = eachRecord('handleRecipientEvent', (body) =>
  handleRecipientEvent(ports, { origin: origin() }, body as OutboxEvent | TransmissionMessage, new Date()),
);
