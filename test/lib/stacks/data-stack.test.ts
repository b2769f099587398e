import { describe, expect, it } from 'vitest';
import { at, resourcesIn } from '../../../lib/checks/template.ts';
import { localInput } from '../support/deployments.ts';
import { templatesOf } from '../support/templates.ts';

const stacks = Object.values(templatesOf(localInput));
const bucket = resourcesIn(stacks, 'AWS::S3::Bucket')[0]?.properties;

describe('tables', () => {
  const tables = resourcesIn(stacks, 'AWS::DynamoDB::Table').map(({ properties, stack, id }) => ({
    name: properties.TableName,
    recovery: at(properties, 'PointInTimeRecoverySpecification', 'RecoveryPeriodInDays') ?? 0,
    stream: at(properties, 'StreamSpecification', 'StreamViewType') ?? null,
    expires: at(properties, 'TimeToLiveSpecification', 'AttributeName') ?? null,
    kept:
      stack.template.Resources[id]?.DeletionPolicy === 'Retain' &&
      properties.DeletionProtectionEnabled === true,
  }));

  it('are the five of the design, with their windows', () => {
    expect(tables).toEqual([
      { name: 'sigill-local-records', recovery: 14, stream: null, expires: null, kept: true },
      { name: 'sigill-local-keys', recovery: 1, stream: null, expires: null, kept: true },
      { name: 'sigill-local-evidence', recovery: 35, stream: null, expires: null, kept: true },
      { name: 'sigill-local-outbox', recovery: 0, stream: 'NEW_IMAGE', expires: 'ttl', kept: false },
      { name: 'sigill-local-ephemeral', recovery: 0, stream: null, expires: 'ttl', kept: false },
    ]);
  });

  it('of records have three sparse indexes that copy no content', () => {
    const records = resourcesIn(stacks, 'AWS::DynamoDB::Table')[0]?.properties.GlobalSecondaryIndexes;
    expect(records).toEqual([
      {
        IndexName: 'list',
        KeySchema: [
          { AttributeName: 'lpk', KeyType: 'HASH' },
          { AttributeName: 'lsk', KeyType: 'RANGE' },
        ],
        Projection: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: ['t', 'status', 'createdAt', 'dueAt', 'ver'],
        },
      },
      {
        IndexName: 'lookup',
        KeySchema: [{ AttributeName: 'hpk', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'upk', KeyType: 'HASH' },
          { AttributeName: 'usk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });
});

describe('the document bucket', () => {
  it('keeps versions, aborts what was never finished, and belongs to nobody but us', () => {
    expect(at(bucket, 'VersioningConfiguration', 'Status')).toBe('Enabled');
    expect(at(bucket, 'LifecycleConfiguration', 'Rules')).toEqual([
      expect.objectContaining({
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
        Status: 'Enabled',
      }),
    ]);
    expect(at(bucket, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership')).toBe('BucketOwnerEnforced');
  });

  it('tells of uploads, and of nothing that we seal ourselves', () => {
    expect(at(bucket, 'NotificationConfiguration')).toEqual({
      QueueConfigurations: [
        {
          Event: 's3:ObjectCreated:*',
          Queue: 'arn:aws:sqs:eu-north-1:000000000000:sigill-local-upload-events',
          Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'uploads/' }] } },
        },
      ],
    });
  });

  it('takes uploads from our own pages with the headers that pin the bytes', () => {
    const [rule] = at(bucket, 'CorsConfiguration', 'CorsRules') as Record<string, unknown>[];
    expect(rule?.AllowedOrigins).toEqual(['http://127.0.0.1:3000']);
    expect(rule?.AllowedMethods).toEqual(['GET', 'PUT']);
    expect(rule?.AllowedHeaders).toEqual(
      expect.arrayContaining(['x-amz-checksum-sha256', 'if-none-match', 'content-type']),
    );
  });

  it('is made after the queue that hears of it may be written to', () => {
    const [data] = stacks.filter(({ name }) => name.endsWith('-data'));
    const [id] =
      Object.entries(data?.template.Resources ?? {}).find(([, { Type }]) => Type === 'AWS::S3::Bucket') ?? [];
    const dependsOn = at(data?.template.Resources, id ?? '', 'DependsOn') as string[];
    const types = dependsOn.map((dependency) => data?.template.Resources[dependency]?.Type);
    expect(types).toContain('AWS::SQS::QueuePolicy');
  });
});
