import { type Planted, statementsOf } from './planted.ts';

/** Stores and logs as they must never be deployed. */
export const dataViolations: readonly Planted[] = [
  [
    'eu-regions',
    'NS-11: a stack without a region',
    ({ stacks }) => Object.assign(stacks[0] ?? {}, { region: undefined }),
  ],
  [
    'eu-regions',
    'NS-11: a stack in the United States',
    ({ stacks }) => Object.assign(stacks[0] ?? {}, { region: 'us-east-1' }),
  ],
  [
    'eu-regions',
    'P-42: a stack in London',
    ({ stacks }) => Object.assign(stacks[0] ?? {}, { region: 'eu-west-2' }),
  ],
  [
    'eu-regions',
    'NS-11: a policy that reaches a queue in Zürich',
    (f) =>
      f.grant('-notifier-notify', {
        Action: ['sqs:SendMessage'],
        Resource: ['arn:aws:sqs:eu-central-2:1:q'],
      }),
  ],
  [
    'eu-regions',
    'ES-24: logs delivered to Virginia',
    (f) => Object.assign(f.properties('AWS::ApiGateway::Stage'), { X: 'arn:aws:firehose:us-east-1:1:x' }),
  ],
  [
    'log-retention',
    'a log group that is kept for ever',
    (f) => Reflect.deleteProperty(f.properties('AWS::Logs::LogGroup'), 'RetentionInDays'),
  ],
  [
    'log-retention',
    'a log group that is kept for a year',
    (f) => Object.assign(f.properties('AWS::Logs::LogGroup'), { RetentionInDays: 365 }),
  ],
  [
    'log-retention',
    'a function that makes its own log group',
    (f) => Reflect.deleteProperty(f.properties('AWS::Lambda::Function'), 'LoggingConfig'),
  ],
  [
    'log-retention',
    'a state machine that logs elsewhere',
    (f) => Reflect.deleteProperty(f.properties('AWS::StepFunctions::StateMachine'), 'LoggingConfiguration'),
  ],
  [
    'log-retention',
    'an access log in a group of somebody else',
    (f) =>
      Object.assign(f.properties('AWS::ApiGateway::Stage'), {
        AccessLogSetting: { DestinationArn: 'arn:aws:logs:eu-north-1:1:log-group:theirs', Format: '' },
      }),
  ],
  [
    'public-access',
    'P-60: a bucket that may become public',
    (f) =>
      Object.assign(f.properties('AWS::S3::Bucket').PublicAccessBlockConfiguration as object, {
        BlockPublicPolicy: false,
      }),
  ],
  [
    'public-access',
    'a bucket with an access list',
    (f) => Object.assign(f.properties('AWS::S3::Bucket'), { AccessControl: 'PublicRead' }),
  ],
  [
    'public-access',
    'a bucket policy that allows everybody',
    (f) =>
      statementsOf(f.properties('AWS::S3::BucketPolicy').PolicyDocument).push({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: '*',
      }),
  ],
  [
    'public-access',
    'a queue that everybody may send to',
    (f) =>
      statementsOf(f.properties('AWS::SQS::QueuePolicy').PolicyDocument).push({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sqs:SendMessage',
        Resource: '*',
      }),
  ],
  ['public-access', 'a function URL', (f) => f.add('api', 'AWS::Lambda::Url', { AuthType: 'NONE' })],
  [
    'public-access',
    'a function that any API may call',
    (f) => Reflect.deleteProperty(f.properties('AWS::Lambda::Permission'), 'SourceArn'),
  ],
  [
    'encryption',
    'NS-15: a table under AWS’s own key',
    (f) => Reflect.deleteProperty(f.properties('AWS::DynamoDB::Table'), 'SSESpecification'),
  ],
  [
    'encryption',
    'NS-15: a bucket under S3’s own key',
    (f) => Reflect.deleteProperty(f.properties('AWS::S3::Bucket'), 'BucketEncryption'),
  ],
  [
    'encryption',
    'a topic in clear',
    (f) => Reflect.deleteProperty(f.properties('AWS::SNS::Topic'), 'KmsMasterKeyId'),
  ],
  [
    'encryption',
    'a queue in clear',
    (f) => Reflect.deleteProperty(f.properties('AWS::SQS::Queue', 'notifyqueue'), 'SqsManagedSseEnabled'),
  ],
  [
    'forbidden-copies',
    'P-42: a replicated bucket',
    (f) => Object.assign(f.properties('AWS::S3::Bucket'), { ReplicationConfiguration: {} }),
  ],
  [
    'forbidden-copies',
    'a bucket whose objects cannot be erased',
    (f) => Object.assign(f.properties('AWS::S3::Bucket'), { ObjectLockEnabled: true }),
  ],
  [
    'forbidden-copies',
    'an inventory of documents',
    (f) => Object.assign(f.properties('AWS::S3::Bucket'), { InventoryConfigurations: [{}] }),
  ],
  [
    'forbidden-copies',
    'documents moved to an archive',
    (f) =>
      Object.assign(f.properties('AWS::S3::Bucket'), {
        LifecycleConfiguration: { Rules: [{ Transitions: [{ StorageClass: 'GLACIER' }] }] },
      }),
  ],
  ['forbidden-copies', 'a backup plan', (f) => f.add('data', 'AWS::Backup::BackupPlan', {})],
  ['forbidden-copies', 'an archive of events', (f) => f.add('workflow', 'AWS::Events::Archive', {})],
  ['forbidden-copies', 'a table with replicas', (f) => f.add('data', 'AWS::DynamoDB::GlobalTable', {})],
  [
    'forbidden-copies',
    'a stream of records',
    (f) =>
      Object.assign(f.properties('AWS::DynamoDB::Table', 'record'), {
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      }),
  ],
  [
    'forbidden-copies',
    'P-59: keys that can be restored for a month',
    (f) =>
      Object.assign(f.properties('AWS::DynamoDB::Table', 'keystable'), {
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 30 },
      }),
  ],
  [
    'forbidden-copies',
    'codes and sessions that can be restored',
    (f) =>
      Object.assign(f.properties('AWS::DynamoDB::Table', 'ephemeral'), {
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
  ],
  [
    'forbidden-copies',
    'a sixth table that nobody has thought about',
    (f) => f.add('data', 'AWS::DynamoDB::Table', { TableName: 'sigill-local-other' }),
  ],
  [
    'forbidden-copies',
    'logs sent on',
    (f) => f.add('api', 'AWS::Logs::SubscriptionFilter', { DestinationArn: 'arn' }),
  ],
];
