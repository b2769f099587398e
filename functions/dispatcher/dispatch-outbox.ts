import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { sqs } from '../../layers/aws/clients.ts';
import { environment } from '../../layers/aws/environment.ts';
import type { OutboxEvent } from '../../layers/usecases/notify/outbox-event.ts';
import { consumersOf } from '../../layers/usecases/outbox/consumers-of.ts';

const queues = {
  notify: 'NOTIFY_QUEUE_URL',
  completion: 'COMPLETION_QUEUE_URL',
  log: 'LOG_QUEUE_URL',
} as const;

async function dispatch(event: OutboxEvent): Promise<void> {
  for (const consumer of consumersOf(event)) {
    const { Failed = [] } = await sqs().send(
      new SendMessageBatchCommand({
        QueueUrl: environment(queues[consumer]),
        Entries: [{ Id: '0', MessageBody: JSON.stringify(event) }],
      }),
    );
    if (Failed.length > 0) throw new Error(`the queue ${consumer} did not take the message`);
  }
}

/** One row, one message per consumer that has something to do with it. A row that fails stops the shard and is tried again. */
export const handler = async (batch: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const { eventName, dynamodb } of batch.Records) {
    if (eventName !== 'INSERT' || dynamodb?.NewImage === undefined) continue;
    try {
      const { space, kind, id, stream, ver, at, events } = unmarshall(
        dynamodb.NewImage as Parameters<typeof unmarshall>[0],
      );
      await dispatch({ space, kind, id, stream, ver, at, events });
    } catch {
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
