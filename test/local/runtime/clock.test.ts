import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/local/template.ts';
import { clients } from './clients.ts';
import { functionResources, type Resources, type Started, start, variable } from './fixture.ts';

const arn = (id: string): JsonObject => ({ 'Fn::GetAtt': [id, 'Arn'] });

const resources: Resources = {
  Items: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: ['pk', 'lane', 'dueAt'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'lane', KeyType: 'HASH' },
            { AttributeName: 'dueAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    },
  },
  Swept: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } },
  ...functionResources(
    'sweep',
    [
      {
        Effect: 'Allow',
        Action: ['dynamodb:Query', 'dynamodb:UpdateItem'],
        Resource: [arn('Items'), { 'Fn::Sub': `${variable('Items.Arn')}/index/due` }],
      },
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Swept') },
    ],
    { Environment: { Variables: { TABLE: { Ref: 'Items' }, QUEUE_URL: { Ref: 'Swept' } } } },
  ),
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
      Targets: [{ Id: '1', Arn: arn('sweep') }],
    },
  },
};

let local: Started;
afterEach(() => local.dispose());

const now = async (): Promise<number> =>
  Date.parse(((await local.control('GET', 'clock')) as { now: string }).now);
const items = async () =>
  (await clients(local).db.send(new ScanCommand({ TableName: 'Test-Items' }))).Items ?? [];

async function putDue(pk: string, at: number): Promise<void> {
  const Item = { pk: { S: pk }, lane: { S: '0' }, dueAt: { S: `${new Date(at).toISOString()}#${pk}` } };
  await clients(local).db.send(new PutItemCommand({ TableName: 'Test-Items', Item }));
}

describe('the clock', () => {
  it('meets every due item at its own time, and answers when all of them are done', async () => {
    local = await start(resources);
    const begin = await now();
    const days = [1, 30, 30.5, 89];
    for (const day of days) await putDue(`day ${day}`, begin + day * 86_400_000);
    await putDue('later', begin + 91 * 86_400_000);
    await local.control('POST', 'clock', { advance: 'P90D' });
    expect((await now()) - begin).toBeGreaterThanOrEqual(90 * 86_400_000);
    for (const { pk, doneAt } of await items()) {
      const day = Number(pk?.S?.replace('day ', ''));
      if (Number.isNaN(day)) expect(doneAt).toBeUndefined();
      else expect(Math.abs(Date.parse(doneAt?.S ?? '') - begin - day * 86_400_000)).toBeLessThan(10_000);
    }
  });

  it('finishes with many due items, also where a sweep takes only twenty', async () => {
    local = await start(resources);
    const begin = await now();
    for (let n = 0; n < 60; n++) await putDue(`same ${n}`, begin + 3_600_000);
    for (let n = 0; n < 300; n++) await putDue(`spread ${n}`, begin + 7_200_000 + n * 1000);
    await local.control('POST', 'clock', { advance: 'P1D' });
    const left = (await items()).filter(({ doneAt }) => doneAt === undefined);
    expect(left).toEqual([]);
    const QueueUrl = `${local.aws}/000000000000/Test-Swept`;
    const { Messages } = await clients(local).sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    expect(Messages).toHaveLength(10);
  }, 60_000);

  it('comes to rest also when a scheduled function always fails', async () => {
    const { Items: _, ...withoutTable } = resources;
    const failing = functionResources('sweep', [], {
      Environment: { Variables: { TABLE: 'none', QUEUE_URL: 'none' } },
    });
    local = await start({ ...withoutTable, ...failing });
    await local.control('POST', 'clock', { advance: 'P90D' });
    const errors = local.services.store.sql("SELECT * FROM logs_events WHERE message LIKE 'ERROR%'").all();
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThan(20);
  });

  it('lets time to live delete', async () => {
    local = await start(resources);
    const ttl = { N: String(Math.floor((await now()) / 1000) + 86_400) };
    await clients(local).db.send(
      new PutItemCommand({ TableName: 'Test-Items', Item: { pk: { S: 'short' }, ttl } }),
    );
    await local.control('POST', 'clock', { advance: 'PT23H' });
    expect(await items()).toHaveLength(1);
    await local.control('POST', 'clock', { advance: 'PT3H' });
    expect(await items()).toEqual([]);
  });

  it('goes to a time, forwards only, and stays there over a restart', async () => {
    local = await start(resources);
    const target = `${new Date().getUTCFullYear() + 2}-01-01T00:00:00Z`;
    expect(await local.control('POST', 'clock', { set: target })).toMatchObject({
      now: expect.stringContaining(target.slice(0, 16)),
    });
    local = await local.restart();
    expect(await now()).toBeGreaterThanOrEqual(Date.parse(target));
    expect(await local.control('POST', 'clock', { set: '2020-01-01T00:00:00Z' })).toMatchObject({
      code: 'invalid_request',
    });
  });

  it.each([
    { advance: 'P' },
    { advance: '90 days' },
    { advance: 'P1D', set: '2030-01-01T00:00:00Z' },
    {},
    { set: 'soon' },
  ])('refuses %j', async (body) => {
    local = await start({});
    expect(await local.control('POST', 'clock', body)).toMatchObject({ code: 'invalid_request' });
  });
});
