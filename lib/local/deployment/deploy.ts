import { mayUseKey } from '../encryption.ts';
import { isAllowed } from '../iam.ts';
import type { Services } from '../services.ts';
import { joinPolicies } from '../sqs.ts';
import { type Template, TemplateError } from '../template.ts';
import type { Principal } from '../types.ts';
import { deployEventSources } from './deploy-event-sources.ts';
import { deployMessaging } from './deploy-messaging.ts';
import { deployWorkflows } from './deploy-workflows.ts';
import { list, object } from './properties.ts';
import { asPolicy } from './roles.ts';

const FROM_S3: Principal = { kind: 'service', arn: 's3.amazonaws.com', policies: [] };

/** Brings what the template declares into the services; what exists keeps its data. @throws TemplateError */
export function deploy(template: Template, services: Services, roles: Map<string, Principal>): void {
  const streams = deployStorage(template, services);
  deployMessaging(template, services);
  checkNotifications(template, services);
  deployWorkflows(template, services, roles);
  deployEventSources(template, services, roles, streams);
}

/** The streams' ARNs by table. */
function deployStorage(template: Template, { dynamo, s3, kms, logs }: Services): Map<string, string> {
  const streams = new Map<string, string>();
  for (const key of template.resources('AWS::KMS::Key')) kms.deployKey(key.ref, key.properties);
  for (const alias of template.resources('AWS::KMS::Alias'))
    kms.deployAlias(alias.name, lastPart(alias.properties.TargetKeyId));
  for (const table of template.resources('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
    const { streamArn } = dynamo.deployTable(table.name, table.properties);
    if (streamArn) streams.set(table.name, streamArn);
  }
  const policies = template.resources('AWS::S3::BucketPolicy');
  for (const bucket of template.resources('AWS::S3::Bucket')) {
    const policy = policies.find(({ properties }) => properties.Bucket === bucket.name)?.properties
      .PolicyDocument;
    s3.deployBucket(bucket.name, bucket.properties, policy === undefined ? undefined : asPolicy(policy));
  }
  for (const group of template.resources('AWS::Logs::LogGroup')) {
    const days = group.properties.RetentionInDays;
    logs.deployGroup(group.name, days === undefined ? undefined : Number(days));
  }
  return streams;
}

/** S3 refuses to announce objects on a queue that does not let it in, or whose key it may not use. */
function checkNotifications(template: Template, { queues, place }: Services): void {
  for (const bucket of template.resources('AWS::S3::Bucket')) {
    const { QueueConfigurations } = object(bucket.properties.NotificationConfiguration);
    for (const { Queue } of list(QueueConfigurations).map(object)) {
      const queue = queues.find(String(Queue));
      const context = { 'aws:SourceArn': bucket.arn, 'aws:SourceAccount': place.account };
      const letIn = isAllowed(FROM_S3, 'sqs:SendMessage', queue.arn, context, joinPolicies(queue.policies));
      if (letIn && mayUseKey(FROM_S3, 'kms:GenerateDataKey', queue.key, context)) continue;
      throw new TemplateError(`${bucket.logicalId}: S3 may not send to the queue ${queue.name}`);
    }
  }
}

const lastPart = (arn: unknown): string => String(arn).split(/[:/]/).at(-1) ?? '';
