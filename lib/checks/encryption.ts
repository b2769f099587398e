import { type Check, type Finding, found } from './check.ts';
import { at, resourcesIn, type StackTemplate } from './template.ts';

/** NS-15, P-50: everything that is stored is encrypted with our key, what is merely on its way at least with AWS's. */
export const encryption: Check = {
  name: 'encryption',
  promise: 'Tables, documents and topics are encrypted with a customer-managed key, queues at least by SQS',
  run: (stacks) => [...tables(stacks), ...buckets(stacks), ...channels(stacks)],
};

const tables = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::DynamoDB::Table')
    .filter(({ properties }) => {
      const sse = properties.SSESpecification;
      return (
        at(sse, 'SSEEnabled') !== true ||
        at(sse, 'SSEType') !== 'KMS' ||
        at(sse, 'KMSMasterKeyId') === undefined
      );
    })
    .map((table) => found(table, 'SSESpecification', 'is not encrypted with a customer-managed key'));

const buckets = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::S3::Bucket')
    .filter(({ properties }) => {
      const rule = at(properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration', 0);
      const byDefault = at(rule, 'ServerSideEncryptionByDefault');
      return (
        at(byDefault, 'SSEAlgorithm') !== 'aws:kms' ||
        at(byDefault, 'KMSMasterKeyID') === undefined ||
        at(rule, 'BucketKeyEnabled') !== true
      );
    })
    .map((bucket) =>
      found(bucket, 'BucketEncryption', 'is not encrypted with a customer-managed key and a bucket key'),
    );

const channels = (stacks: readonly StackTemplate[]): Finding[] => [
  ...resourcesIn(stacks, 'AWS::SNS::Topic')
    .filter(({ properties }) => properties.KmsMasterKeyId === undefined)
    .map((topic) => found(topic, 'KmsMasterKeyId', 'is not encrypted')),
  ...resourcesIn(stacks, 'AWS::SQS::Queue')
    .filter(
      ({ properties }) => properties.KmsMasterKeyId === undefined && properties.SqsManagedSseEnabled !== true,
    )
    .map((queue) => found(queue, 'SqsManagedSseEnabled', 'is not encrypted')),
];
