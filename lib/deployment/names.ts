import { Aws } from 'aws-cdk-lib';
import type { Deployment } from './deployment.ts';

export const tableNames = ['records', 'keys', 'evidence', 'outbox', 'ephemeral'] as const;
export type TableName = (typeof tableNames)[number];

export const queueNames = [
  'notify',
  'completion',
  'rights',
  'announce',
  'notices',
  'recipients',
  'log',
  'mail-events',
  'upload-events',
  'key-uses',
] as const;
export type QueueName = (typeof queueNames)[number];

export const signingKeyNames = [
  'root-live',
  'root-test',
  'seal-live',
  'seal-test',
  'tsa-live',
  'tsa-test',
  'log',
  'receipt',
  'witness',
] as const;
export type SigningKeyName = (typeof signingKeyNames)[number];

export const machineNames = ['completion', 'extension', 'erasure'] as const;
export type MachineName = (typeof machineNames)[number];

export type StackName = 'data' | 'signing' | 'notification' | 'workflow' | 'api' | 'operations' | 'budget';

/**
 * The fixed name or ARN of everything that one stack makes and another uses. Stacks know each other by these
 * alone, so that none is locked by another's exports.
 */
export type Names = ReturnType<typeof namesOf>;

/** What a point-in-time restore brings back; evidence is never rolled back, and documents are in no backup. */
const restorable: ReadonlySet<TableName> = new Set(['records', 'keys']);

export function namesOf({ stage, region, account: given, restore }: Deployment) {
  const account = given ?? Aws.ACCOUNT_ID;
  const prefix = `sigill-${stage}`;
  const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
  const named = (name: string) => `${prefix}-${name}`;
  /** `capability/name` of an event function, or a unit of the HTTP interface. */
  const unit = (id: string) => named(id.replace('/', '-'));
  const table = (name: TableName) =>
    named(restore !== null && restorable.has(name) ? `${name}-${restore}` : name);
  const bucket = `${prefix}-documents-${account}`;

  return {
    account,
    region,
    stage,
    prefix,
    stack: (name: StackName) => named(name),
    table,
    tableArn: (name: TableName) => arn('dynamodb', `table/${table(name)}`),
    bucket,
    bucketArn: `arn:aws:s3:::${bucket}`,
    queue: (name: string) => named(name),
    queueArn: (name: string) => arn('sqs', named(name)),
    queueUrl: (name: string) => `https://sqs.${region}.amazonaws.com/${account}/${named(name)}`,
    /** Dead letters of a queue or stream wait in a queue of this name (to be prefixed like any other). */
    deadLetterName: (name: string) => `${name}-dead`,
    function: unit,
    functionArn: (id: string) => arn('lambda', `function:${unit(id)}`),
    roleArn: (id: string) => `arn:aws:iam::${account}:role/${unit(id)}`,
    logGroup: (id: string) => `/aws/lambda/${unit(id)}`,
    logGroupArn: (name: string) => arn('logs', `log-group:${name}`),
    machine: (name: MachineName) => named(name),
    machineArn: (name: MachineName) => arn('states', `stateMachine:${named(name)}`),
    executionArn: (name: MachineName) => arn('states', `execution:${named(name)}:*`),
    topicArn: (name: string) => arn('sns', named(name)),
    arn,
    accountRoot: `arn:aws:iam::${account}:root`,
    keyAlias: (name: SigningKeyName | 'data') => `alias/${named(name)}`,
    /** Where a value without a fixed name is published for the other stacks. */
    parameter: (name: string) => `/sigill/${stage}/${name}`,
    service: (name: string) => `${name}.${region}.amazonaws.com`,
  } as const;
}
