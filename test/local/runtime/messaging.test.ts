import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/local/template.ts';
import { clients } from './clients.ts';
import { functionResources, type Resources, type Started, start } from './fixture.ts';

const table = (more: JsonObject = {}): Resources[string] => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    ...more,
  },
});

const allow = (Action: string[], Resource: JsonObject): JsonObject => ({ Effect: 'Allow', Action, Resource });
const arn = (id: string, attribute = 'Arn'): JsonObject => ({ 'Fn::GetAtt': [id, attribute] });

/** A recording function fed by a queue or a stream; `seen` is where it writes. */
const resources = (source: JsonObject, failures = 0): Resources => ({
  Seen: table(),
  Source: table({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }),
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 60,
      RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 3 },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue' },
  ...functionResources(
    'record',
    [
      allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], arn('Seen')),
      allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], arn('Queue')),
      allow(['dynamodb:GetRecords'], arn('Source', 'StreamArn')),
    ],
    { Environment: { Variables: { TABLE: { Ref: 'Seen' }, FAILURES: String(failures) } } },
  ),
  Mapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { FunctionName: { Ref: 'record' }, ...source },
  },
});

const fromQueue = (more: JsonObject = {}): JsonObject => ({ EventSourceArn: arn('Queue'), ...more });
const fromStream = (more: JsonObject = {}): JsonObject => ({
  EventSourceArn: arn('Source', 'StreamArn'),
  StartingPosition: 'TRIM_HORIZON',
  ...more,
});

let local: Started;
afterEach(() => local.dispose());

const idle = () => local.control('POST', 'idle');

interface Seen {
  event: {
    Records: {
      body?: string;
      messageId?: string;
      eventName?: string;
      dynamodb?: { Keys: { pk: { S: string } } };
    }[];
  };
  at: string;
}

async function seen(db: DynamoDBClient): Promise<Seen[]> {
  const found: Seen[] = [];
  for (let n = 1; ; n++) {
    const { Item } = await db.send(
      new GetItemCommand({ TableName: 'Test-Seen', Key: { pk: { S: `seen#${n}` } } }),
    );
    if (!Item) return found;
    found.push(JSON.parse(Item.value?.S ?? '{}') as Seen);
  }
}

const bodies = (all: Seen[]) => all.flatMap(({ event }) => event.Records.map(({ body }) => body));
const url = () => `${local.aws}/000000000000/Test-Queue`;

describe('a function behind a queue', () => {
  it('gets each message once, and the message is gone', async () => {
    local = await start(resources(fromQueue()));
    const { sqs, db } = clients(local);
    await sqs.send(new SendMessageCommand({ QueueUrl: url(), MessageBody: 'one' }));
    await idle();
    await local.control('POST', 'clock', { advance: 'PT1H' });
    expect(bodies(await seen(db))).toEqual(['one']);
  });

  it('gathers a batch until its window ends, until it is full, or until nothing else is left to do', async () => {
    local = await start(resources(fromQueue({ BatchSize: 3, MaximumBatchingWindowInSeconds: 1 })));
    const { sqs, db } = clients(local);
    const send = (...all: string[]) =>
      sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: url(),
          Entries: all.map((MessageBody) => ({ Id: MessageBody, MessageBody })),
        }),
      );
    const batches = async () =>
      (await seen(db)).map(({ event }) => event.Records.map(({ body }) => body).join());
    await send('a', 'b');
    await expect.poll(batches, { timeout: 20_000 }).toEqual(['a,b']);
    await send('c', 'd', 'e', 'f');
    await idle();
    expect(await batches()).toEqual(['a,b', 'c,d,e', 'f']);
  });

  it('gets each message twice under the fault sqs/duplicate', async () => {
    local = await start(resources(fromQueue({ BatchSize: 1 })));
    const { sqs, db } = clients(local);
    await local.control('POST', 'faults', { service: 'sqs', mode: 'duplicate', count: 2 });
    for (const MessageBody of ['one', 'two'])
      await sqs.send(new SendMessageCommand({ QueueUrl: url(), MessageBody }));
    await idle();
    const all = (await seen(db)).flatMap(({ event }) => event.Records);
    expect(all.map(({ body }) => body).toSorted()).toEqual(['one', 'one', 'two', 'two']);
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('gets a failed message again after its visibility timeout, on the virtual clock', async () => {
    local = await start(resources(fromQueue(), 1));
    const { sqs, db } = clients(local);
    await sqs.send(new SendMessageCommand({ QueueUrl: url(), MessageBody: 'one' }));
    await idle();
    expect(bodies(await seen(db))).toEqual(['one']);
    await local.control('POST', 'clock', { advance: 'PT2M' });
    const [first, second] = await seen(db);
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(59_000);
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeLessThan(70_000);
  });

  it('keeps only what a batch names as failed, and sends it to the dead letters in the end', async () => {
    local = await start(resources(fromQueue({ FunctionResponseTypes: ['ReportBatchItemFailures'] })));
    const { sqs, db } = clients(local);
    for (const MessageBody of ['good', 'bad'])
      await sqs.send(new SendMessageCommand({ QueueUrl: url(), MessageBody }));
    await local.control('POST', 'clock', { advance: 'PT10M' });
    const all = bodies(await seen(db));
    expect([
      all.filter((body) => body === 'good').length,
      all.filter((body) => body === 'bad').length,
    ]).toEqual([1, 3]);
    const QueueUrl = `${local.aws}/000000000000/Test-Dead`;
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(['bad']);
  });

  it('drops what its filter does not want, and waits for a delayed message', async () => {
    const Filters = [{ Pattern: JSON.stringify({ body: { kind: ['wanted'] } }) }];
    local = await start(resources(fromQueue({ FilterCriteria: { Filters } })));
    const { sqs, db } = clients(local);
    await sqs.send(new SendMessageCommand({ QueueUrl: url(), MessageBody: '{"kind":"other"}' }));
    await sqs.send(
      new SendMessageCommand({ QueueUrl: url(), MessageBody: '{"kind":"wanted"}', DelaySeconds: 600 }),
    );
    await idle();
    expect(await seen(db)).toEqual([]);
    await local.control('POST', 'clock', { advance: 'PT1H' });
    const [only, ...others] = await seen(db);
    expect([only?.event.Records[0]?.body, others]).toEqual(['{"kind":"wanted"}', []]);
  });
});

const put = (db: DynamoDBClient, pk: string) =>
  db.send(new PutItemCommand({ TableName: 'Test-Source', Item: { pk: { S: pk } } }));
const keys = (all: Seen[]) =>
  all.flatMap(({ event }) => event.Records.map(({ dynamodb }) => dynamodb?.Keys.pk.S));

describe('a function behind a stream', () => {
  it('gets the records in order, also those written while it was stopped', async () => {
    local = await start(resources(fromStream()));
    let { db } = clients(local);
    for (const pk of ['a', 'b', 'c']) await put(db, pk);
    await idle();
    expect(keys(await seen(db))).toEqual(['a', 'b', 'c']);
    local = await local.restart();
    ({ db } = clients(local));
    await put(db, 'd');
    await idle();
    expect(keys(await seen(db))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('sees only what its filter wants', async () => {
    const Pattern = JSON.stringify({
      eventName: ['INSERT'],
      dynamodb: { Keys: { pk: { S: [{ prefix: 'x' }] } } },
    });
    local = await start(resources(fromStream({ FilterCriteria: { Filters: [{ Pattern }] } })));
    const { db } = clients(local);
    for (const pk of ['x1', 'y1', 'x1', 'x2']) await put(db, pk);
    await idle();
    expect(keys(await seen(db))).toEqual(['x1', 'x2']);
  });

  it('tries a failed batch again in order, on the virtual clock', async () => {
    local = await start(resources(fromStream({ BatchSize: 1 }), 2));
    const { db } = clients(local);
    for (const pk of ['a', 'b']) await put(db, pk);
    await idle();
    await local.control('POST', 'clock', { advance: 'PT5M' });
    expect(keys(await seen(db))).toEqual(['a', 'a', 'a', 'b']);
  });

  it('gives up after its retries: the record is named on the failure queue, the next one goes on', async () => {
    const DestinationConfig = { OnFailure: { Destination: arn('Dead') } };
    local = await start(
      resources(fromStream({ BatchSize: 1, MaximumRetryAttempts: 1, DestinationConfig }), 2),
    );
    const { db, sqs } = clients(local);
    for (const pk of ['a', 'b']) await put(db, pk);
    await local.control('POST', 'clock', { advance: 'PT5M' });
    expect(keys(await seen(db))).toEqual(['a', 'a', 'b']);
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: `${local.aws}/000000000000/Test-Dead` }),
    );
    expect(Messages).toHaveLength(1);
  });

  it('gets each batch twice under the fault dynamodb-streams/duplicate', async () => {
    local = await start(resources(fromStream()));
    const { db } = clients(local);
    await local.control('POST', 'faults', { service: 'dynamodb-streams', mode: 'duplicate', count: 1 });
    await put(db, 'a');
    await idle();
    expect(keys(await seen(db))).toEqual(['a', 'a']);
  });
});

describe('Invoke', () => {
  const invoke = (lambda: LambdaClient, more: Partial<InvokeCommand['input']> = {}) =>
    lambda.send(new InvokeCommand({ FunctionName: 'record', Payload: Buffer.from('{"a":1}'), ...more }));

  it('answers what the function returned, or its failure', async () => {
    local = await start(resources(fromQueue(), 1));
    const { lambda } = clients(local);
    const failed = await invoke(lambda);
    expect(failed.FunctionError).toBe('Unhandled');
    expect(JSON.parse(Buffer.from(failed.Payload ?? []).toString())).toMatchObject({
      errorType: 'Error',
      errorMessage: 'not yet',
    });
    const answered = await invoke(lambda);
    expect(JSON.parse(Buffer.from(answered.Payload ?? []).toString())).toMatchObject({
      n: 2,
      given: { a: 1 },
    });
    await expect(invoke(lambda, { FunctionName: 'nobody' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('retries an asynchronous failure twice: after one and two minutes', async () => {
    local = await start(resources(fromQueue(), 5));
    const { lambda, db } = clients(local);
    expect((await invoke(lambda, { InvocationType: 'Event' })).StatusCode).toBe(202);
    await idle();
    expect(await seen(db)).toHaveLength(1);
    await local.control('POST', 'clock', { advance: 'PT1H' });
    const times = (await seen(db)).map(({ at }) => Date.parse(at));
    expect(times).toHaveLength(3);
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(179_000);
  });

  it('runs an accepted asynchronous invocation also after a restart', async () => {
    local = await start(resources(fromQueue(), 1));
    const { lambda } = clients(local);
    await invoke(lambda, { InvocationType: 'Event' });
    await idle();
    local = await local.restart();
    await local.control('POST', 'clock', { advance: 'PT2M' });
    expect(await seen(clients(local).db)).toHaveLength(2);
  });
});
