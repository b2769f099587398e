import { type Check, type Finding, found } from './check.ts';
import { at, type FoundResource, resourcesIn, type StackTemplate, textOf } from './template.ts';

/** Kinds of resource that keep another copy of what we may have to erase. */
const copying =
  /^AWS::(Backup|DLM|Glue|DataPipeline|DataSync|DMS|KinesisFirehose|OSIS)::|^AWS::(DynamoDB::GlobalTable|Events::Archive|S3::StorageLens|S3Express::.*)$/;

/** Members that make a store keep or send another copy. */
const copyingMembers: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': [
    'ReplicationConfiguration',
    'ObjectLockEnabled',
    'ObjectLockConfiguration',
    'InventoryConfigurations',
    'AnalyticsConfigurations',
    'LoggingConfiguration',
    'IntelligentTieringConfigurations',
    'MetadataConfiguration',
    'MetadataTableConfiguration',
  ],
  'AWS::DynamoDB::Table': ['KinesisStreamSpecification', 'ImportSourceSpecification'],
  'AWS::Logs::SubscriptionFilter': ['DestinationArn'],
  'AWS::Lambda::Function': ['FileSystemConfigs'],
};

/** Days that a restore can reach back, by the end of the table's name (`design.md` §4); 0: no restore. */
const windows: Readonly<Record<string, number>> = {
  records: 14,
  keys: 1,
  evidence: 35,
  outbox: 0,
  ephemeral: 0,
};

/** P-59: an erasure must reach every copy, so there is one, and a window whose end the receipt names. */
export const forbiddenCopies: Check = {
  name: 'forbidden-copies',
  promise: 'What can be erased exists once; a restore window is no longer than the receipts say',
  run: (stacks) => [
    ...resourcesIn(stacks)
      .filter(({ type }) => copying.test(type))
      .map((resource) => found(resource, 'Type', `${resource.type} keeps a copy`)),
    ...Object.entries(copyingMembers).flatMap(([type, members]) =>
      resourcesIn(stacks, type).flatMap((resource) =>
        members
          .filter((member) => resource.properties[member] !== undefined)
          .map((member) => found(resource, member, 'keeps or sends a copy')),
      ),
    ),
    ...resourcesIn(stacks, 'AWS::DynamoDB::Table').flatMap(tableFindings),
    ...transitions(stacks),
  ],
};

function tableFindings(table: FoundResource): Finding[] {
  const name = textOf(table.properties.TableName).split('-').at(-1) ?? '';
  const window = windows[name];
  if (window === undefined)
    return [found(table, 'TableName', `nobody has said how long ${name} can be restored`)];
  const recovery = table.properties.PointInTimeRecoverySpecification;
  const enabled = at(recovery, 'PointInTimeRecoveryEnabled') === true;
  const days = enabled ? Number(at(recovery, 'RecoveryPeriodInDays') ?? 35) : 0;
  const streams = table.properties.StreamSpecification !== undefined;
  return [
    ...(days === window
      ? []
      : [found(table, 'PointInTimeRecoverySpecification', `${days} days instead of ${window}`)]),
    ...(streams && name !== 'outbox'
      ? [found(table, 'StreamSpecification', 'a stream holds a copy for a day')]
      : []),
  ];
}

const transitions = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::S3::Bucket').flatMap((bucket) => {
    const rules = at(bucket.properties, 'LifecycleConfiguration', 'Rules');
    return (Array.isArray(rules) ? rules : [])
      .filter((rule) =>
        ['Transition', 'Transitions', 'NoncurrentVersionTransitions'].some(
          (name) => at(rule, name) !== undefined,
        ),
      )
      .map(() => found(bucket, 'LifecycleConfiguration', 'moves documents to a class where erasure is late'));
  });
