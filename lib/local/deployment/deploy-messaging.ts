import type { EncryptionKey } from '../encryption.ts';
import type { QueueSpec } from '../queues.ts';
import type { Services } from '../services.ts';
import { type Json, type Resource, type Template, TemplateError } from '../template.ts';
import { known, numberOf, object, strings } from './properties.ts';
import { asPolicy } from './roles.ts';

const DAY_SECONDS = 86_400;

/** Queues, topics, and how mail leaves and reports. */
export function deployMessaging(template: Template, services: Services): void {
  const { queues, topics } = services;
  const keys = readKeys(template);
  const queuePolicies = template.resources('AWS::SQS::QueuePolicy');
  for (const queue of template.resources('AWS::SQS::Queue'))
    queues.specs.set(queue.name, {
      ...readQueue(queue, queuePolicies),
      ...encryptionKey(keys, queue.properties.KmsMasterKeyId),
    });
  const topicPolicies = template.resources('AWS::SNS::TopicPolicy');
  const subscriptions = template.resources('AWS::SNS::Subscription');
  for (const { arn, properties } of template.resources('AWS::SNS::Topic')) {
    topics.specs.set(arn, {
      arn,
      policies: policiesOf(topicPolicies, 'Topics', arn),
      ...encryptionKey(keys, properties.KmsMasterKeyId),
      subscriptions: subscriptions
        .filter(({ properties }) => properties.TopicArn === arn)
        .map((subscription) => {
          const names = ['TopicArn', 'Protocol', 'Endpoint', 'RawMessageDelivery', 'Region', 'RedrivePolicy'];
          const { Protocol, Endpoint, RawMessageDelivery } = known(subscription, names);
          if (Protocol !== 'sqs')
            throw new TemplateError(`${subscription.logicalId}: only queues may subscribe locally`);
          return { queue: queues.find(String(Endpoint)), raw: RawMessageDelivery === true };
        }),
    });
  }
  deployMail(template, services);
}

/** The template's keys by id and by ARN. */
function readKeys(template: Template): Map<string, EncryptionKey> {
  const keys = template.resources('AWS::KMS::Key').flatMap(({ arn, ref, properties }) => {
    const key = { arn, policy: asPolicy(properties.KeyPolicy) };
    return [[arn, key] as const, [ref, key] as const];
  });
  return new Map(keys);
}

/** The customer's key of a queue or topic; one of AWS's own, or none, is nothing to check. */
function encryptionKey(keys: Map<string, EncryptionKey>, id: Json | undefined): { key?: EncryptionKey } {
  if (id === undefined || String(id).includes('alias/aws/')) return {};
  const key = keys.get(String(id));
  if (!key) throw new TemplateError(`The key ${id} is not in the template`);
  return { key };
}

function policiesOf(policies: Resource[], member: string, id: string) {
  return policies
    .filter(({ properties }) => strings(properties[member]).includes(id))
    .map(({ properties }) => asPolicy(properties.PolicyDocument));
}

function readQueue(queue: Resource, policies: Resource[]): QueueSpec {
  const properties = known(queue, [
    ...['QueueName', 'VisibilityTimeout', 'DelaySeconds', 'MessageRetentionPeriod', 'MaximumMessageSize'],
    ...['RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds'],
    ...['SqsManagedSseEnabled', 'ReceiveMessageWaitTimeSeconds', 'Tags'],
  ]);
  const { deadLetterTargetArn, maxReceiveCount } = object(properties.RedrivePolicy);
  const redrive = { targetArn: String(deadLetterTargetArn), maxReceiveCount: Number(maxReceiveCount) };
  return {
    name: queue.name,
    arn: queue.arn,
    url: queue.ref,
    visibilityMs: numberOf(properties.VisibilityTimeout, 30) * 1000,
    delayMs: numberOf(properties.DelaySeconds, 0) * 1000,
    retentionMs: numberOf(properties.MessageRetentionPeriod, 4 * DAY_SECONDS) * 1000,
    maximumSize: numberOf(properties.MaximumMessageSize, 1_048_576),
    policies: policiesOf(policies, 'Queues', queue.ref),
    ...(deadLetterTargetArn === undefined ? {} : { redrive }),
  };
}

function deployMail(template: Template, { mail }: Services): void {
  for (const { name, arn } of template.resources('AWS::SES::EmailIdentity'))
    mail.identities.set(name.toLowerCase(), arn);
  const destinations = template.resources('AWS::SES::ConfigurationSetEventDestination');
  for (const { name, arn } of template.resources('AWS::SES::ConfigurationSet')) {
    const own = destinations.filter(({ properties }) => properties.ConfigurationSetName === name);
    mail.configurationSets.set(name, { arn, destinations: own.flatMap(readDestination) });
  }
}

function readDestination({ logicalId, properties }: Resource): { topicArn: string; eventTypes: string[] }[] {
  const destination = object(properties.EventDestination);
  const { TopicARN } = object(destination.SnsDestination);
  if (destination.Enabled === false) return [];
  if (TopicARN === undefined) throw new TemplateError(`${logicalId}: only a topic takes mail events locally`);
  return [{ topicArn: String(TopicARN), eventTypes: strings(destination.MatchingEventTypes) }];
}
