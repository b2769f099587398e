import type { Names } from '../deployment/names.ts';
import type { Trigger } from './event-unit.ts';
import type { KeyArns } from './key-arns.ts';
import { allow, because, type PolicyStatement } from './policy-statement.ts';

/** Queues whose messages the data key encrypts, because an address may stand in them. */
export const encryptedQueues: readonly string[] = ['mail-events'];

/** Where a batch of the outbox stream goes that cannot be dispatched. */
export const outboxDeadLetters = 'outbox';

/** What the Lambda poller needs of the function's role to feed it. */
export function triggerStatements(
  trigger: Trigger,
  names: Names,
  keys: KeyArns,
  stream: () => string,
): PolicyStatement[] {
  if (trigger.kind === 'queue') return queueStatements(trigger.queue, names, keys);
  if (trigger.kind === 'outbox') return streamStatements(names, keys, stream());
  return [];
}

function queueStatements(queue: string, names: Names, keys: KeyArns): PolicyStatement[] {
  const receive = allow(
    'ConsumeQueue',
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    [names.queueArn(queue)],
  );
  if (!encryptedQueues.includes(queue)) return [receive];
  const decrypt = allow('DataKeyThroughQueue', ['kms:Decrypt'], [keys.data()], {
    StringEquals: { 'kms:ViaService': names.service('sqs') },
  });
  return [receive, decrypt];
}

function streamStatements(names: Names, keys: KeyArns, stream: string): PolicyStatement[] {
  return [
    allow(
      'ReadStream',
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      [stream],
    ),
    because('ListStreams takes no resource', allow('ListStreams', ['dynamodb:ListStreams'], ['*'])),
    allow('DataKeyThroughStream', ['kms:Decrypt'], [keys.data()], {
      StringEquals: { 'kms:ViaService': names.service('dynamodb') },
    }),
    allow('KeepUndelivered', ['sqs:SendMessage'], [names.queueArn(names.deadLetterName(outboxDeadLetters))]),
  ];
}
