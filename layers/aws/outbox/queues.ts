import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue as StreamValue } from 'aws-lambda';
import type { AnnouncementMail } from '../../ports/announcement-queue.ts';
import type { AnyOutboxEvent, Consumer } from '../../ports/outbox.ts';
import { sqs } from '../clients/sqs.ts';
import { environment } from '../environment.ts';

const queues: Readonly<Record<Consumer, string>> = {
  notify: 'NOTIFY_QUEUE_URL',
  completion: 'COMPLETION_QUEUE_URL',
  rights: 'RIGHTS_QUEUE_URL',
  announce: 'ANNOUNCE_QUEUE_URL',
  notices: 'NOTICES_QUEUE_URL',
  recipients: 'RECIPIENTS_QUEUE_URL',
  log: 'LOG_QUEUE_URL',
};

/** Ids and types only ever stand in a queue. */
export async function enqueue(
  consumer: Consumer,
  event: AnyOutboxEvent | ({ readonly kind: string } & AnnouncementMail),
): Promise<void> {
  await sqs().send(
    new SendMessageCommand({ QueueUrl: environment(queues[consumer]), MessageBody: JSON.stringify(event) }),
  );
}

/** An outbox row as the stream shows it. */
export function outboxEventOf(image: Record<string, StreamValue>): AnyOutboxEvent {
  const row = unmarshall(image as Parameters<typeof unmarshall>[0]) as AnyOutboxEvent;
  const { space, kind, id, stream, ver, at, events } = row;
  return { space, kind, id, stream, ver, at, events } as AnyOutboxEvent;
}
