import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { evidenceLog } from '../../layers/aws/log/evidence-log.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { receiptSigner } from '../../layers/aws/signing/receipt-signer.ts';
import type { OutboxEvent } from '../../layers/ports/outbox.ts';
import { sequenceLog } from '../../layers/usecases/log/sequence-log.ts';

const ports = { envelopes: envelopeStore, log: evidenceLog, receiptSigner };

/** One epoch per batch, which the queue gathers for a minute. A stream with a gap comes back, and holds up no other. */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const messages = event.Records.map(({ messageId, body }) => {
    const { stream, ver } = JSON.parse(body) as OutboxEvent;
    return { messageId, stream, seq: ver };
  });
  const gaps = await sequenceLog(ports, messages, new Date());
  return {
    batchItemFailures: messages
      .filter(({ stream }) => gaps.has(stream))
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  };
};
