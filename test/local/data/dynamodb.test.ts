import {
  type AttributeValue,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../../lib/local/iam.ts';
import { ACCOUNT, dynamoClient, openStage, REGION, type Stage } from './harness.ts';

type Item = Record<string, AttributeValue>;

const arn = (name: string) => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
const keys = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
};
const withDue = {
  ...keys,
  AttributeDefinitions: [
    ...keys.AttributeDefinitions,
    { AttributeName: 'dpk', AttributeType: 'S' },
    { AttributeName: 'dsk', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      Projection: { ProjectionType: 'KEYS_ONLY' },
      KeySchema: [
        { AttributeName: 'dpk', KeyType: 'HASH' },
        { AttributeName: 'dsk', KeyType: 'RANGE' },
      ],
    },
  ],
};
const key = (pk: string, sk = 'A'): Item => ({ pk: { S: pk }, sk: { S: sk } });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  expect(stage.defects).toEqual([]);
  await stage.close();
});

const put = (TableName: string, Item: Item, settings = stage.as()) =>
  dynamoClient(settings).send(new PutItemCommand({ TableName, Item }));

describe('a stream', () => {
  let streamArn = '';
  const heard: string[] = [];
  beforeAll(() => {
    streamArn =
      stage.dynamo.deployTable('outbox', {
        ...keys,
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }).streamArn ?? '';
    stage.dynamo.onStream((stream) => heard.push(stream));
  });

  it('tells inserts, changes and removals in order, and nothing of writes that change nothing', async () => {
    const after = stage.dynamo.lastSequence(streamArn);
    await put('outbox', { ...key('a'), n: { N: '1' } });
    await put('outbox', { ...key('a'), n: { N: '1.0' } });
    await put('outbox', { ...key('a'), n: { N: '2' } });
    await dynamoClient(stage.as()).send(new DeleteItemCommand({ TableName: 'outbox', Key: key('a') }));
    await dynamoClient(stage.as()).send(new DeleteItemCommand({ TableName: 'outbox', Key: key('a') }));
    const records = stage.dynamo.readStream(streamArn, after, 10);
    expect(records.map(({ record }) => record.eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records[1]?.record).toMatchObject({
      eventSource: 'aws:dynamodb',
      eventSourceARN: streamArn,
      dynamodb: {
        Keys: key('a'),
        OldImage: { n: { N: '1' } },
        NewImage: { n: { N: '2' } },
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
    expect(
      records.map(({ sequence, record }) => Number(record.dynamodb.SequenceNumber) === sequence),
    ).toEqual([true, true, true]);
    expect(heard).toEqual([streamArn, streamArn, streamArn]);
    expect(stage.dynamo.readStream(streamArn, records[1]?.sequence ?? 0, 10)).toEqual(records.slice(2));
  });

  it('says nothing of a transaction that was cancelled', async () => {
    const before = stage.dynamo.lastSequence(streamArn);
    const heardBefore = heard.length;
    const TransactItems = [
      { Put: { TableName: 'outbox', Item: key('tx') } },
      { Put: { TableName: 'outbox', Item: key('tx', 'B'), ConditionExpression: 'attribute_exists(pk)' } },
    ];
    await expect(
      dynamoClient(stage.as()).send(new TransactWriteItemsCommand({ TransactItems })),
    ).rejects.toMatchObject({ name: 'TransactionCanceledException' });
    expect(stage.dynamo.lastSequence(streamArn)).toBe(before);
    expect(heard).toHaveLength(heardBefore);
  });

  it('outlives a restart and is forgotten by age', async () => {
    await put('outbox', key('kept'));
    const last = stage.dynamo.lastSequence(streamArn);
    await stage.restart();
    expect(stage.dynamo.lastSequence(streamArn)).toBe(last);
    stage.dynamo.trimStreams(stage.clock.now() + 1);
    expect(stage.dynamo.readStream(streamArn, 0, 10)).toEqual([]);
    await put('outbox', key('later'));
    expect(stage.dynamo.lastSequence(streamArn)).toBeGreaterThan(last);
  });
});

describe('time to live', () => {
  it('deletes expired items late, only numbers, and says in the stream who did it', async () => {
    const { streamArn = '' } = stage.dynamo.deployTable('sessions', {
      ...keys,
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
    const seconds = Math.floor(stage.clock.now() / 1000);
    await put('sessions', { ...key('past'), ttl: { N: `${seconds - 10}` } });
    await put('sessions', { ...key('future'), ttl: { N: `${seconds + 100}` } });
    await put('sessions', { ...key('text'), ttl: { S: `${seconds - 10}` } });
    await put('sessions', { ...key('ancient'), ttl: { N: '1' } });
    const scan = async () =>
      (await dynamoClient(stage.as()).send(new ScanCommand({ TableName: 'sessions' }))).Items?.map(
        ({ pk }) => pk?.S,
      ).sort();
    expect(await scan()).toEqual(['ancient', 'future', 'past', 'text']);
    const last = stage.dynamo.lastSequence(streamArn);
    expect(stage.dynamo.sweepExpired(stage.clock.now())).toBe(1);
    expect(await scan()).toEqual(['ancient', 'future', 'text']);
    const [removed] = stage.dynamo.readStream(streamArn, last, 10);
    expect(removed?.record).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    });
    expect(removed?.record.dynamodb).not.toHaveProperty('OldImage');
    expect(
      await dynamoClient(stage.as()).send(new DescribeTimeToLiveCommand({ TableName: 'sessions' })),
    ).toMatchObject({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' } });
  });
});

describe('deploying', () => {
  it('keeps data, builds a new index, and refuses another key or an unknown property', async () => {
    stage.dynamo.deployTable('grows', keys);
    await put('grows', { ...key('a'), dpk: { S: 'U#0' }, dsk: { S: '2030-01-01T00:00:00.000Z#a#x' } });
    stage.dynamo.deployTable('grows', withDue);
    const { Items } = await dynamoClient(stage.as()).send(
      new QueryCommand({
        TableName: 'grows',
        IndexName: 'due',
        KeyConditionExpression: 'dpk = :p',
        ExpressionAttributeValues: { ':p': { S: 'U#0' } },
      }),
    );
    expect(Items).toMatchObject([key('a')]);
    expect(() =>
      stage.dynamo.deployTable('grows', { ...keys, KeySchema: [{ AttributeName: 'sk', KeyType: 'HASH' }] }),
    ).toThrow('cannot change');
    expect(() => stage.dynamo.deployTable('grows', { ...keys, KinesisStreamSpecification: {} })).toThrow(
      'KinesisStreamSpecification',
    );
  });

  it('tells when items are due', async () => {
    stage.dynamo.deployTable('due-items', withDue);
    const at = (iso: string) => Date.parse(iso);
    for (const [pk, time] of [
      ['a', '2031-05-01T00:00:00.000Z'],
      ['b', '2031-05-02T00:00:00.000Z'],
    ] as const) {
      await put('due-items', { ...key(pk), dpk: { S: `U#${pk}` }, dsk: { S: `${time}#${pk}#purge` } });
    }
    expect(stage.dynamo.nextDue(at('2031-04-01T00:00:00Z'))).toBe(at('2031-05-01T00:00:00Z'));
    expect(stage.dynamo.nextDue(at('2031-05-01T00:00:00Z'))).toBe(at('2031-05-02T00:00:00Z'));
    expect(stage.dynamo.nextDue(at('2031-06-01T00:00:00Z'))).toBeUndefined();
    const before = stage.dynamo.countDue(at('2031-04-30T23:59:59Z'));
    expect(stage.dynamo.countDue(at('2031-05-01T00:00:00Z')) - before).toBe(1);
  });

  it('describes backups, and protects what must not be deleted', async () => {
    stage.dynamo.deployTable('wrapped', {
      ...keys,
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 },
    });
    const { ContinuousBackupsDescription } = await dynamoClient(stage.as()).send(
      new DescribeContinuousBackupsCommand({ TableName: 'wrapped' }),
    );
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription).toMatchObject({
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: 1,
    });
    await expect(
      dynamoClient(stage.as()).send(new DeleteTableCommand({ TableName: 'wrapped' })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('permissions', () => {
  const allow = (actions: string[], more: Partial<PolicyStatement> = {}): PolicyStatement => ({
    Effect: 'Allow',
    Action: actions.map((action) => `dynamodb:${action}`),
    Resource: arn('guarded'),
    ...more,
  });
  const refusal = { name: 'AccessDeniedException' };
  beforeAll(() => void stage.dynamo.deployTable('guarded', withDue));

  it('are per action, table and index', async () => {
    const reader = dynamoClient(stage.as([allow(['GetItem', 'Query'])]));
    await reader.send(new GetItemCommand({ TableName: 'guarded', Key: key('a') }));
    await expect(
      reader.send(new PutItemCommand({ TableName: 'guarded', Item: key('a') })),
    ).rejects.toMatchObject(refusal);
    await expect(
      reader.send(new GetItemCommand({ TableName: 'outbox', Key: key('a') })),
    ).rejects.toMatchObject(refusal);
    const byIndex = {
      TableName: 'guarded',
      IndexName: 'due',
      KeyConditionExpression: 'dpk = :p',
      ExpressionAttributeValues: { ':p': { S: 'U#0' } },
    };
    await expect(reader.send(new QueryCommand(byIndex))).rejects.toMatchObject(refusal);
  });

  it('of a transaction are those of its operations', async () => {
    const writer = dynamoClient(stage.as([allow(['PutItem'])]));
    const Put = { TableName: 'guarded', Item: key('t') };
    await writer.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
    const more = { Delete: { TableName: 'guarded', Key: key('u') } };
    await expect(
      writer.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }, more] })),
    ).rejects.toMatchObject(refusal);
  });

  it('hold to the families of leading keys, for batches and queries too, and never scan', async () => {
    const Condition = {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['E#*'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    };
    const family = dynamoClient(stage.as([allow(['*'], { Condition })]));
    const query = (pk: string) =>
      family.send(
        new QueryCommand({
          TableName: 'guarded',
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': { S: pk } },
        }),
      );
    const batch = (...pks: string[]) =>
      family.send(
        new BatchWriteItemCommand({
          RequestItems: { guarded: pks.map((pk) => ({ PutRequest: { Item: key(pk) } })) },
        }),
      );
    await query('E#1');
    await batch('E#1', 'E#2');
    await expect(query('O#1')).rejects.toMatchObject(refusal);
    await expect(batch('E#1', 'O#1')).rejects.toMatchObject(refusal);
    await expect(family.send(new ScanCommand({ TableName: 'guarded' }))).rejects.toMatchObject(refusal);
  });

  it('hold to attributes that an expression names', async () => {
    const Condition = { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'seen'] } };
    const narrow = dynamoClient(stage.as([allow(['UpdateItem'], { Condition })]));
    const update = (UpdateExpression: string) =>
      narrow.send(
        new UpdateItemCommand({
          TableName: 'guarded',
          Key: key('n'),
          UpdateExpression,
          ExpressionAttributeValues: { ':v': { S: 'x' } },
        }),
      );
    await update('SET seen = :v');
    await expect(update('SET concealed = :v')).rejects.toMatchObject(refusal);
    await expect(update('SET seen = if_not_exists(concealed, :v)')).rejects.toMatchObject(refusal);
  });

  it("yield to a table's own policy, for the administrator too", async () => {
    const PolicyDocument = {
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
          Resource: [arn('evidence')],
        },
      ],
    };
    stage.dynamo.deployTable('evidence', { ...keys, ResourcePolicy: { PolicyDocument } });
    await put('evidence', key('leaf'));
    await expect(
      dynamoClient(stage.as()).send(new DeleteItemCommand({ TableName: 'evidence', Key: key('leaf') })),
    ).rejects.toMatchObject(refusal);
    const Delete = { TableName: 'evidence', Key: key('leaf') };
    await expect(
      dynamoClient(stage.as()).send(new TransactWriteItemsCommand({ TransactItems: [{ Delete }] })),
    ).rejects.toMatchObject(refusal);
  });

  it('need the key of the table, through DynamoDB', async () => {
    const { arn: keyArn } = stage.kms.deployKey('table-key', {});
    stage.dynamo.deployTable('sealed', {
      ...keys,
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: keyArn },
    });
    const read = (...more: PolicyStatement[]) =>
      dynamoClient(stage.as([{ ...allow(['GetItem']), Resource: arn('sealed') }, ...more])).send(
        new GetItemCommand({ TableName: 'sealed', Key: key('a') }),
      );
    await expect(read()).rejects.toMatchObject(refusal);
    const through = (service: string) => ({
      Effect: 'Allow' as const,
      Action: 'kms:Decrypt',
      Resource: keyArn,
      Condition: { StringEquals: { 'kms:ViaService': `${service}.${REGION}.amazonaws.com` } },
    });
    await expect(read(through('s3'))).rejects.toMatchObject(refusal);
    await read(through('dynamodb'));
  });
});

describe('counting', () => {
  beforeEach(() => void stage.calls.splice(0));

  it('tells units per call and table, of refused writes too', async () => {
    stage.dynamo.deployTable('counted', keys);
    await put('counted', { ...key('a'), body: { S: 'x'.repeat(2500) } });
    const refused = dynamoClient(stage.as()).send(
      new PutItemCommand({
        TableName: 'counted',
        Item: key('a'),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    await expect(refused).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(stage.calls).toEqual([
      { service: 'dynamodb', operation: 'PutItem', resource: 'counted', units: 3 },
      { service: 'dynamodb', operation: 'PutItem', resource: 'counted', units: 3 },
    ]);
  });
});
