import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorizeKeyUse, type EncryptionKey, mayUseKey } from './encryption.ts';
import { authorize, isAllowed, type PolicyDocument } from './iam.ts';
import { operation } from './json-service.ts';
import type { Outbox } from './outbox.ts';
import { queryService } from './query-service.ts';
import type { QueueSpec, Queues } from './queues.ts';
import { joinPolicies } from './sqs.ts';
import { AwsError, type AwsService, type Clock, type OnCall, type Principal } from './types.ts';

export interface Topic {
  arn: string;
  subscriptions: { queue: QueueSpec; raw: boolean }[];
  policies: PolicyDocument[];
  key?: EncryptionKey;
}

export interface Topics {
  specs: Map<string, Topic>;
  /** Puts the message on every subscribed queue; the message id. */
  publish(topicArn: string, message: string, subject?: string): string;
  service: AwsService;
}

/** The simulator's numbers (api.md, failure simulators): the other one, +4500000001, always accepts. */
const FAILING_PHONE = '+4500000002';
const FROM_SNS: Principal = { kind: 'service', arn: 'sns.amazonaws.com', policies: [] };

/** SNS: text messages into the outbox, and topics whose subscribers are queues. */
export function openTopics(clock: Clock, queues: Queues, outbox: Outbox, onCall: OnCall): Topics {
  const specs = new Map<string, Topic>();
  const find = (arn: string): Topic => {
    const topic = specs.get(arn);
    if (!topic) throw new AwsError('NotFound', 'Topic does not exist', 404);
    return topic;
  };

  function publish(topicArn: string, message: string, subject?: string): string {
    const MessageId = randomUUID();
    const Timestamp = new Date(clock.now()).toISOString();
    const notification = {
      Type: 'Notification',
      MessageId,
      TopicArn: topicArn,
      ...(subject ? { Subject: subject } : {}),
      Message: message,
      Timestamp,
    };
    for (const { queue, raw } of find(topicArn).subscriptions) {
      // Without the queue's permission SNS drops the message, as it does in the cloud.
      const policy = joinPolicies(queue.policies);
      const context = { 'aws:SourceArn': topicArn, 'aws:SourceAccount': topicArn.split(':')[4] };
      if (!isAllowed(FROM_SNS, 'sqs:SendMessage', queue.arn, context, policy)) continue;
      if (!mayUseKey(FROM_SNS, 'kms:GenerateDataKey', queue.key, context)) continue;
      queues.send(queue, raw ? message : JSON.stringify(notification));
    }
    return MessageId;
  }

  function sendText(phone: string, message: string): string {
    if (!/^\+[1-9]\d{6,14}$/.test(phone)) {
      throw new AwsError('InvalidParameter', 'Invalid parameter: PhoneNumber Reason: it is not E.164');
    }
    if (phone === FAILING_PHONE) {
      throw new AwsError(
        'InvalidParameter',
        'Invalid parameter: PhoneNumber Reason: the number cannot be reached',
      );
    }
    const messageId = randomUUID();
    const sms = { channel: 'sms', subject: null, html: null, headers: {} } as const;
    outbox.deliver({ ...sms, to: phone, text: message, messageId, attachments: [] }, clock.now());
    return messageId;
  }

  const publishOperation = operation(
    z.strictObject({
      TopicArn: z.string().optional(),
      PhoneNumber: z.string().optional(),
      Message: z.string().min(1).max(262_144),
      Subject: z.string().optional(),
      MessageAttributes: z
        .array(
          z.strictObject({
            Name: z.string(),
            Value: z.strictObject({ DataType: z.string(), StringValue: z.string() }),
          }),
        )
        .optional(),
    }),
    ({ TopicArn, PhoneNumber, Message, Subject }, { principal }) => {
      if (PhoneNumber) {
        authorize(principal, 'sns:Publish', '*', {});
        return { MessageId: sendText(PhoneNumber, Message) };
      }
      const topic = find(TopicArn ?? '');
      authorize(principal, 'sns:Publish', topic.arn, {}, joinPolicies(topic.policies));
      authorizeKeyUse(principal, 'kms:GenerateDataKey', topic.key, {});
      return { MessageId: publish(topic.arn, Message, Subject) };
    },
  );

  const service = queryService({
    names: ['sns'],
    namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
    operations: { Publish: publishOperation },
    onCall,
  });
  return { specs, publish, service };
}
