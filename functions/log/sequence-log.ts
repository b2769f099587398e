import type { SQSEvent } from 'aws-lambda';
import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { receiptSigner } from '../../layers/aws/signing/receipt-signer.ts';
import type { OutboxEvent } from '../../layers/ports/outbox.ts';
import { sequenceLog } from '../../layers/usecases/log/sequence-log.ts';

const ports = { envelopes: envelopeStore, log: evidenceLog, receiptSigner };

/** One epoch per batch: all of it or none, and whatever is delivered again is in the log already. */
export const handler = async (event: SQSEvent): Promise<void> => {
  const heads = event.Records.map(({ body }) => JSON.parse(body) as OutboxEvent);
  await sequenceLog(
    ports,
    heads.map(({ stream, ver }) => ({ stream, seq: ver })),
    new Date(),
  );
};
