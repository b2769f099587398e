import { CfnQueue, CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Names } from '../deployment/names.ts';
import { type PolicyStatement, policyDocument } from '../units/policy-statement.ts';
import { acknowledge } from './acknowledge.ts';

export interface WorkQueueProps {
  readonly names: Names;
  readonly name: string;
  /** How long a consumer may hold a message; Lambda asks for six times its timeout, plus its window. */
  readonly visibilitySeconds: number;
  /** Tries before a message is put aside. */
  readonly maxReceiveCount: number;
  readonly retentionSeconds?: number;
  /** A customer-managed key for messages in which an address may stand; ids alone are encrypted by SQS's own key. */
  readonly keyArn?: string;
  /** Which services may send, besides roles with a grant. */
  readonly senders?: readonly PolicyStatement[];
}

const day = 86_400;

/** A queue with its dead-letter queue, encrypted, refusing plain HTTP. */
export class WorkQueue extends Construct {
  readonly arn: string;
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, props: WorkQueueProps) {
    super(scope, `${props.name}-queue`);
    const { names, name } = props;
    const retention = props.retentionSeconds ?? 14 * day;
    this.arn = names.queueArn(name);
    this.deadLetters = new DeadLetterQueue(this, {
      names,
      name,
      retentionSeconds: retention,
      source: this.arn,
      ...(props.keyArn === undefined ? {} : { keyArn: props.keyArn }),
    });
    const queue = new CfnQueue(this, 'queue', {
      queueName: names.queue(name),
      visibilityTimeout: props.visibilitySeconds,
      messageRetentionPeriod: retention,
      receiveMessageWaitTimeSeconds: 20,
      redrivePolicy: { deadLetterTargetArn: this.deadLetters.arn, maxReceiveCount: props.maxReceiveCount },
      ...encryption(props.keyArn),
    });
    queue.node.addDependency(this.deadLetters);
    secureTransportPolicy(this, queue, this.arn, props.senders ?? []);
  }
}

export interface DeadLetterQueueProps {
  readonly names: Names;
  /** The queue, stream or rule whose undeliverable messages it keeps. */
  readonly name: string;
  readonly retentionSeconds: number;
  /** The only queue that may be redriven into it; absent when something else than a queue sends to it. */
  readonly source?: string;
  readonly keyArn?: string;
  readonly senders?: readonly PolicyStatement[];
}

/** Where messages wait for a person. An alarm watches its depth. */
export class DeadLetterQueue extends Construct {
  readonly arn: string;

  constructor(
    scope: Construct,
    { names, name, retentionSeconds, source, keyArn, senders }: DeadLetterQueueProps,
  ) {
    super(scope, `${name}-dead`);
    this.arn = names.queueArn(names.deadLetterName(name));
    const queue = new CfnQueue(this, 'queue', {
      queueName: names.queue(names.deadLetterName(name)),
      messageRetentionPeriod: retentionSeconds,
      ...(source === undefined
        ? {}
        : { redriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: [source] } }),
      ...encryption(keyArn),
    });
    secureTransportPolicy(this, queue, this.arn, senders ?? []);
    const reason = 'A dead-letter queue itself: an alarm watches its depth and a person redrives it';
    if (source === undefined) acknowledge(queue, 'AwsSolutions-SQS3', reason);
    acknowledge(queue, 'Serverless-SQSRedrivePolicy', reason);
  }
}

const encryption = (keyArn: string | undefined) =>
  keyArn === undefined
    ? { sqsManagedSseEnabled: true }
    : { kmsMasterKeyId: keyArn, kmsDataKeyReusePeriodSeconds: 3600 };

function secureTransportPolicy(
  scope: Construct,
  queue: CfnQueue,
  arn: string,
  senders: readonly PolicyStatement[],
): void {
  new CfnQueuePolicy(scope, 'policy', {
    queues: [queue.ref],
    policyDocument: policyDocument([
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: ['sqs:*'],
        Resource: [arn],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      ...senders,
    ]),
  });
}
