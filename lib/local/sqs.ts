import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { authorizeKeyUse } from './encryption.ts';
import { authorize, type PolicyDocument } from './iam.ts';
import { jsonService, operation } from './json-service.ts';
import type { QueueSpec, Queues } from './queues.ts';
import { AwsError, type AwsService, type OnCall, type Principal } from './types.ts';

const attributes = z.record(z.string(), z.strictObject({ DataType: z.string(), StringValue: z.string() }));
const queue = { QueueUrl: z.string() };
const message = {
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().int().min(0).max(900).optional(),
  MessageAttributes: attributes.optional(),
};
const names = z.array(z.string()).default([]);
const visibility = z.number().int().min(0).max(43_200);
const milliseconds = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : seconds * 1000;

/** Joins the statements that apply to a queue into one policy. */
export function joinPolicies(policies: PolicyDocument[]): PolicyDocument {
  return { Statement: policies.flatMap(({ Statement }) => Statement) };
}

/** The calls of SQS on standard queues, in its JSON protocol. */
export function sqsService(queues: Queues, onCall: OnCall): AwsService {
  const open = (url: string, action: string, principal: Principal): QueueSpec => {
    const spec = queues.find(url);
    authorize(principal, `sqs:${action}`, spec.arn, {}, joinPolicies(spec.policies));
    const context = { 'kms:ViaService': `sqs.${spec.arn.split(':')[3]}.amazonaws.com` };
    if (action === 'SendMessage') authorizeKeyUse(principal, 'kms:GenerateDataKey', spec.key, context);
    if (action === 'ReceiveMessage') authorizeKeyUse(principal, 'kms:Decrypt', spec.key, context);
    return spec;
  };

  const sendMessage = operation(
    z.strictObject({ ...queue, ...message }),
    ({ QueueUrl, MessageBody, MessageAttributes, DelaySeconds }, { principal }) =>
      queues.send(
        open(QueueUrl, 'SendMessage', principal),
        MessageBody,
        MessageAttributes,
        milliseconds(DelaySeconds),
      ),
  );

  const receiveMessage = operation(
    z.strictObject({
      ...queue,
      MaxNumberOfMessages: z.number().int().min(1).max(10).default(1),
      VisibilityTimeout: visibility.optional(),
      WaitTimeSeconds: z.number().int().min(0).max(20).default(0),
      AttributeNames: names,
      MessageSystemAttributeNames: names,
      MessageAttributeNames: names,
    }),
    async (input, { principal }) => {
      const spec = open(input.QueueUrl, 'ReceiveMessage', principal);
      const until = Date.now() + input.WaitTimeSeconds * 1000;
      const receive = () =>
        queues.receive(spec, input.MaxNumberOfMessages, milliseconds(input.VisibilityTimeout));
      let received = receive();
      while (received.length === 0 && Date.now() < until) {
        await sleep(50);
        received = receive();
      }
      const wanted = [...input.AttributeNames, ...input.MessageSystemAttributeNames];
      const Messages = received.map((one) => ({
        MessageId: one.messageId,
        ReceiptHandle: one.receiptHandle,
        MD5OfBody: one.md5OfBody,
        Body: one.body,
        Attributes: pick(one.attributes, wanted),
        MessageAttributes: pick(one.messageAttributes, input.MessageAttributeNames),
      }));
      return received.length === 0 ? {} : { Messages };
    },
  );

  const getQueueAttributes = operation(
    z.strictObject({ ...queue, AttributeNames: names }),
    ({ QueueUrl, AttributeNames }, { principal }) => {
      const spec = open(QueueUrl, 'GetQueueAttributes', principal);
      const counts = queues.counts(spec);
      const { redrive } = spec;
      const all: Record<string, unknown> = {
        QueueArn: spec.arn,
        VisibilityTimeout: spec.visibilityMs / 1000,
        DelaySeconds: spec.delayMs / 1000,
        MessageRetentionPeriod: spec.retentionMs / 1000,
        MaximumMessageSize: spec.maximumSize,
        ApproximateNumberOfMessages: counts.visible,
        ApproximateNumberOfMessagesNotVisible: counts.inFlight,
        ApproximateNumberOfMessagesDelayed: counts.delayed,
      };
      if (redrive) {
        const { targetArn: deadLetterTargetArn, maxReceiveCount } = redrive;
        all.RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount });
      }
      const chosen = Object.entries(pick(all, AttributeNames));
      return { Attributes: Object.fromEntries(chosen.map(([name, value]) => [name, String(value)])) };
    },
  );

  return jsonService({
    names: ['sqs'],
    version: '1.0',
    onCall,
    operations: {
      SendMessage: sendMessage,
      SendMessageBatch: operation(
        z.strictObject({ ...queue, Entries: entries(message) }),
        ({ QueueUrl, Entries }, { principal }) => {
          const spec = open(QueueUrl, 'SendMessage', principal);
          return batch(Entries, ({ MessageBody, MessageAttributes, DelaySeconds }) =>
            queues.send(spec, MessageBody, MessageAttributes, milliseconds(DelaySeconds)),
          );
        },
      ),
      ReceiveMessage: receiveMessage,
      DeleteMessage: operation(
        z.strictObject({ ...queue, ReceiptHandle: z.string() }),
        ({ QueueUrl, ReceiptHandle }, { principal }) =>
          queues.remove(open(QueueUrl, 'DeleteMessage', principal), ReceiptHandle),
      ),
      DeleteMessageBatch: operation(
        z.strictObject({ ...queue, Entries: entries({ ReceiptHandle: z.string() }) }),
        ({ QueueUrl, Entries }, { principal }) => {
          const spec = open(QueueUrl, 'DeleteMessage', principal);
          return batch(Entries, ({ ReceiptHandle }) => {
            queues.remove(spec, ReceiptHandle);
            return {};
          });
        },
      ),
      ChangeMessageVisibility: operation(
        z.strictObject({ ...queue, ReceiptHandle: z.string(), VisibilityTimeout: visibility }),
        ({ QueueUrl, ReceiptHandle, VisibilityTimeout }, { principal }) =>
          queues.changeVisibility(
            open(QueueUrl, 'ChangeMessageVisibility', principal),
            ReceiptHandle,
            VisibilityTimeout * 1000,
          ),
      ),
      GetQueueUrl: operation(z.strictObject({ QueueName: z.string() }), ({ QueueName }, { principal }) => ({
        QueueUrl: open(QueueName, 'GetQueueUrl', principal).url,
      })),
      GetQueueAttributes: getQueueAttributes,
      ListQueues: operation(
        z.strictObject({ QueueNamePrefix: z.string().default(''), MaxResults: z.number().optional() }),
        ({ QueueNamePrefix }, { principal }) => {
          authorize(principal, 'sqs:ListQueues', '*', {});
          const found = [...queues.specs.values()].filter(({ name }) => name.startsWith(QueueNamePrefix));
          return { QueueUrls: found.map(({ url }) => url) };
        },
      ),
      PurgeQueue: operation(z.strictObject(queue), ({ QueueUrl }, { principal }) =>
        queues.purge(open(QueueUrl, 'PurgeQueue', principal)),
      ),
    },
  });
}

const entries = <S extends z.ZodRawShape>(shape: S) =>
  z.array(z.strictObject({ Id: z.string(), ...shape })).min(1);

function pick<T>(all: Record<string, T>, wanted: string[]): Record<string, T> {
  const chosen = Object.entries(all).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  return Object.fromEntries(chosen);
}

/** Runs each entry; a refused one is reported beside the others. */
function batch<E extends { Id: string }>(list: E[], run: (entry: E) => object) {
  if (list.length > 10) throw new AwsError('TooManyEntriesInBatchRequest', 'A batch has at most 10 entries');
  if (new Set(list.map(({ Id }) => Id)).size < list.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same Id');
  }
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of list) {
    try {
      Successful.push({ Id: entry.Id, ...run(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}
