import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { enqueue, outboxEventOf } from '../../layers/aws/outbox/queues.ts';
import { consumersOf } from '../../layers/usecases/outbox/consumers-of.ts';
import { logFailure } from '../shared/log.ts';

/** One row, one message per consumer that has something to do with it. A row that fails stops the shard and is tried again. */
export const handler = async (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const { eventName, dynamodb } of batch.Records) {
    if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) continue;
    try {
      const event = outboxEventOf(dynamodb.NewImage);
      for (const consumer of consumersOf(event)) await enqueue(consumer, event);
    } catch (error) {
      logFailure('dispatchOutbox', error);
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
