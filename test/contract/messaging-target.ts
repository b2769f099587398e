import { randomBytes } from 'node:crypto';
import { CreateConfigurationSetCommand, SESClient, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll } from 'vitest';
import type { JsonObject } from '../../lib/local/template.ts';
import { type Resources, start } from '../local/runtime/fixture.ts';
import { machines } from './machines.ts';

const QUEUES = ['main', 'dead', 'raw', 'wrapped'] as const;

/** The endpoint under judgement, with what the contracts need already there. */
export interface MessagingTarget {
  sqs: SQSClient;
  sns: SNSClient;
  ses: SESClient;
  sfn: SFNClient;
  /** `main` gives a message up after two receives and sends it to `dead`; `raw` and `wrapped` subscribe to the topic. */
  queueUrls: Record<(typeof QUEUES)[number], string>;
  topicArn: string;
  machineArn(name: keyof typeof machines): string;
  configurationSet: string;
  sender: string;
}

const run = randomBytes(4).toString('hex');
const arn = (id: string): JsonObject => ({ 'Fn::GetAtt': [id, 'Arn'] });
const subscription = (queue: string, raw: boolean): Resources[string] => ({
  Type: 'AWS::SNS::Subscription',
  Properties: { TopicArn: { Ref: 'topic' }, Protocol: 'sqs', Endpoint: arn(queue), RawMessageDelivery: raw },
});
const letTopicIn = (queue: string): JsonObject => ({
  Effect: 'Allow',
  Principal: { Service: 'sns.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: arn(queue),
});

const resources: Resources = {
  ...Object.fromEntries(
    QUEUES.map((name) => [name, { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } }]),
  ),
  main: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'main',
      RedrivePolicy: { deadLetterTargetArn: arn('dead'), maxReceiveCount: 2 },
    },
  },
  topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'topic' } },
  rawSubscription: subscription('raw', true),
  wrappedSubscription: subscription('wrapped', false),
  policy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: 'raw' }, { Ref: 'wrapped' }],
      PolicyDocument: { Statement: [letTopicIn('raw'), letTopicIn('wrapped')] },
    },
  },
  set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'contract' } },
  identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'contract.example' } },
  role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'contract', AssumeRolePolicyDocument: {} } },
  ...Object.fromEntries(
    Object.entries(machines).map(([name, definition]) => [
      name,
      {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: name,
          RoleArn: arn('role'),
          DefinitionString: JSON.stringify(definition),
        },
      },
    ]),
  ),
};

/** The last part of an address or ARN: the name, which differs from run to run. */
export const nameIn = (place: string, separator: '/' | ':'): string => place.split(separator).at(-1) ?? '';

/** Our own endpoint, started here; or the one that CONTRACT_ENDPOINT names, with `aws` for real AWS. */
export function messagingTarget(): MessagingTarget {
  const judged = process.env.CONTRACT_ENDPOINT;
  const target = {} as MessagingTarget;
  let stop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    const local = judged ? undefined : await start(resources);
    if (local) stop = local.dispose;
    const own = local && {
      endpoint: local.aws,
      region: local.region,
      credentials: { ...local.awsCredentials },
    };
    const settings = own ?? (judged === 'aws' ? {} : { endpoint: judged ?? '' });
    target.sqs = new SQSClient(settings);
    target.sns = new SNSClient(settings);
    target.ses = new SESClient(settings);
    target.sfn = new SFNClient({ ...settings, disableHostPrefix: judged !== 'aws' });
    target.configurationSet = 'contract';
    target.sender = 'no-reply@contract.example';
    Object.assign(target, local ? localNames(local.aws) : await create(target));
  });
  afterAll(() => stop());
  return target;
}

function localNames(aws: string): Partial<MessagingTarget> {
  const url = (name: string): string => `${aws}/000000000000/${name}`;
  return {
    queueUrls: { main: url('main'), dead: url('dead'), raw: url('raw'), wrapped: url('wrapped') },
    topicArn: 'arn:aws:sns:eu-north-1:000000000000:topic',
    machineArn: (name) => `arn:aws:states:eu-north-1:000000000000:stateMachine:${name}`,
  };
}

/** Makes the same things through the API of the endpoint, under names of this run: each suite makes its own. */
async function create({ sqs, sns, ses, sfn }: MessagingTarget): Promise<Partial<MessagingTarget>> {
  const mine = (name: string): string => `${name}-${run}`;
  const queue = async (QueueName: string, Attributes: Record<string, string> = {}) => {
    const { QueueUrl = '' } = await sqs.send(
      new CreateQueueCommand({ QueueName: mine(QueueName), Attributes }),
    );
    const got = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
    return { url: QueueUrl, arn: got.Attributes?.QueueArn ?? '' };
  };
  const [dead, raw, wrapped] = [await queue('dead'), await queue('raw'), await queue('wrapped')];
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 2 });
  const main = await queue('main', { RedrivePolicy });
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: mine('topic') }));
  for (const { arn: Endpoint, own } of [
    { ...raw, own: 'true' },
    { ...wrapped, own: 'false' },
  ]) {
    const Attributes = { RawMessageDelivery: own };
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes }));
  }
  await ses.send(new VerifyDomainIdentityCommand({ Domain: 'contract.example' }));
  await ses.send(new CreateConfigurationSetCommand({ ConfigurationSet: { Name: mine('contract') } }));
  const arns = new Map<string, string>();
  const roleArn = process.env.CONTRACT_ROLE_ARN ?? 'arn:aws:iam::000000000000:role/contract';
  for (const [name, definition] of Object.entries(machines)) {
    const made = await sfn.send(
      new CreateStateMachineCommand({ name: mine(name), roleArn, definition: JSON.stringify(definition) }),
    );
    arns.set(name, made.stateMachineArn ?? '');
  }
  return {
    queueUrls: { main: main.url, dead: dead.url, raw: raw.url, wrapped: wrapped.url },
    topicArn: TopicArn ?? '',
    configurationSet: mine('contract'),
    machineArn: (name) => arns.get(name) ?? '',
  };
}
