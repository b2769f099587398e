import { mayUseKey } from '../encryption.ts';
import { readFilter } from '../event-filter.ts';
import { queueReader, streamReader } from '../event-sources.ts';
import { isAllowed } from '../iam.ts';
import type { QueueSpec } from '../queues.ts';
import type { Services } from '../services.ts';
import { type Template, TemplateError } from '../template.ts';
import type { Principal } from '../types.ts';
import { known, numberOf, object, strings } from './properties.ts';

const DAY_SECONDS = 86_400;

/** What calls functions by itself: queues and streams; and what becomes of failed asynchronous calls. */
export function deployEventSources(
  template: Template,
  services: Services,
  roles: Map<string, Principal>,
  streams: Map<string, string>,
): void {
  const { queues, asynchronous, functions, activity, dynamo, place } = services;
  const failureQueue = (destination: unknown): { failureQueue?: QueueSpec } =>
    destination === undefined ? {} : { failureQueue: queues.find(String(destination)) };
  for (const { properties } of template.resources('AWS::Lambda::EventInvokeConfig')) {
    asynchronous.configure(String(properties.FunctionName), {
      maximumRetries: numberOf(properties.MaximumRetryAttempts, 2),
      maximumAgeMs: numberOf(properties.MaximumEventAgeInSeconds, 21_600) * 1000,
      ...failureQueue(object(object(properties.DestinationConfig).OnFailure).Destination),
    });
  }
  const roleOf = new Map(
    template
      .resources('AWS::Lambda::Function')
      .map(({ name, properties }) => [name, roles.get(String(properties.Role))]),
  );
  for (const resource of template.resources('AWS::Lambda::EventSourceMapping')) {
    const properties = known(resource, [
      ...[
        'EventSourceArn',
        'FunctionName',
        'BatchSize',
        'MaximumBatchingWindowInSeconds',
        'FunctionResponseTypes',
      ],
      ...[
        'FilterCriteria',
        'ScalingConfig',
        'StartingPosition',
        'BisectBatchOnFunctionError',
        'Enabled',
        'Tags',
      ],
      ...['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds', 'DestinationConfig', 'ParallelizationFactor'],
    ]);
    if (properties.Enabled === false) continue;
    const source = String(properties.EventSourceArn);
    const name = functions.spec(String(properties.FunctionName))?.name ?? '';
    const role = roleOf.get(name);
    const action = source.includes(':sqs:') ? 'sqs:ReceiveMessage' : 'dynamodb:GetRecords';
    if (!role || !isAllowed(role, action, source))
      throw new TemplateError(`${name} may not do ${action} on ${source}`);
    const common = {
      functionName: name,
      partialFailures: strings(properties.FunctionResponseTypes).includes('ReportBatchItemFailures'),
      passes: readFilter(properties.FilterCriteria),
    };
    if (action === 'sqs:ReceiveMessage') {
      const queue = queues.find(source);
      if (
        !mayUseKey(role, 'kms:Decrypt', queue.key, { 'kms:ViaService': `sqs.${place.region}.amazonaws.com` })
      ) {
        throw new TemplateError(`${name} may not decrypt the messages of ${source}`);
      }
      const mapping = {
        ...common,
        queue,
        batchSize: numberOf(properties.BatchSize, 10),
        windowMs: numberOf(properties.MaximumBatchingWindowInSeconds, 0) * 1000,
        concurrency: numberOf(object(properties.ScalingConfig).MaximumConcurrency, 4),
        region: place.region,
      };
      activity.add(queueReader(mapping, queues, functions, activity));
      continue;
    }
    const streamArn = streams.get(source.split('/')[1] ?? '');
    if (!streamArn) throw new TemplateError(`${resource.logicalId}: ${source} is no stream`);
    const mapping = {
      ...common,
      id: `${resource.stack}/${resource.logicalId}`,
      streamArn,
      batchSize: numberOf(properties.BatchSize, 100),
      fromStart: properties.StartingPosition === 'TRIM_HORIZON',
      bisect: properties.BisectBatchOnFunctionError === true,
      maximumRetries: numberOf(properties.MaximumRetryAttempts, -1),
      maximumAgeMs: numberOf(properties.MaximumRecordAgeInSeconds, DAY_SECONDS) * 1000,
      ...failureQueue(object(object(properties.DestinationConfig).OnFailure).Destination),
    };
    activity.add(streamReader(mapping, dynamo, services));
  }
}
