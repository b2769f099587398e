import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { clients } from './clients.ts';
import { functionResources, type Resources, type Started, start, writeAssembly } from './fixture.ts';

const resources: Resources = {
  Seen: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    },
  },
  Queue: { Type: 'AWS::SQS::Queue' },
  ...functionResources(
    'record',
    [
      {
        Effect: 'Allow',
        Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
        Resource: { 'Fn::GetAtt': ['Seen', 'Arn'] },
      },
    ],
    { Environment: { Variables: { TABLE: { Ref: 'Seen' }, FAILURES: '1' } } },
  ),
};

const started: Started[] = [];
const begin = async (...args: Parameters<typeof start>): Promise<Started> => {
  const local = await start(...args);
  started.push(local);
  return local;
};
afterEach(async () => {
  for (const local of started.splice(0)) await local.dispose();
});

const ready = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, 'ready.json'), 'utf8')) as Pick<
    Started,
    'api' | 'aws' | 'region' | 'awsCredentials'
  > & {
    pid: number;
    organisationId?: string;
    apiKey?: string;
  };

describe('starting', () => {
  it('writes ready.json with what the hooks give, and takes it away when it stops', async () => {
    const local = await begin(resources, {
      tenant: async ({ invoke }) => {
        const { failure } = await invoke('record', {});
        return { organisationId: `org_${failure?.errorType}`, apiKey: 'sk_test_1' };
      },
      controls: ({ region }) => ({
        'POST /_local/keys': (body) => ({ status: 201, body: { region, body } }),
      }),
    });
    const { api, aws, region, awsCredentials } = local;
    expect(ready(local.dataDir)).toEqual({
      ...{ api, aws, region, awsCredentials, pid: process.pid },
      ...{ organisationId: 'org_Error', apiKey: 'sk_test_1' },
    });
    expect(await local.control('POST', 'keys', { mode: 'test' })).toEqual({
      region: 'eu-north-1',
      body: { mode: 'test' },
    });
    await local.close();
    expect(existsSync(join(local.dataDir, 'ready.json'))).toBe(false);
  });

  it('keeps credentials, tables and data over a restart', async () => {
    const local = await begin(resources);
    await clients(local).db.send(new PutItemCommand({ TableName: 'Test-Seen', Item: { pk: { S: 'a' } } }));
    const again = await local.restart();
    started[0] = again;
    expect(again.awsCredentials).toEqual(local.awsCredentials);
    const { Item } = await clients(again).db.send(
      new GetItemCommand({ TableName: 'Test-Seen', Key: { pk: { S: 'a' } } }),
    );
    expect(Item).toEqual({ pk: { S: 'a' } });
  });

  it('serves two instances side by side', async () => {
    const [one, two] = await Promise.all([begin(resources), begin(resources)]);
    await clients(one).db.send(new PutItemCommand({ TableName: 'Test-Seen', Item: { pk: { S: 'a' } } }));
    const { Item } = await clients(two).db.send(
      new GetItemCommand({ TableName: 'Test-Seen', Key: { pk: { S: 'a' } } }),
    );
    expect(Item).toBeUndefined();
    await expect(clients({ ...one, aws: two.aws }).db.send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  it('fails loudly for a type and for a property that it does not know', async () => {
    const unknown = { Thing: { Type: 'AWS::Kinesis::Stream' } };
    await expect(begin(unknown)).rejects.toThrow('AWS::Kinesis::Stream is not served locally');
    const fifo: Resources = { Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } };
    await expect(begin(fifo)).rejects.toThrow('FifoQueue of AWS::SQS::Queue is not served locally');
  });
});

describe('a process of its own', () => {
  let child: ChildProcess | undefined;
  let dataDir = '';
  let cdkOut = '';
  afterEach(() => {
    child?.kill('SIGKILL');
    for (const folder of [dataDir, cdkOut]) rmSync(folder, { recursive: true, force: true });
  });

  async function serve(): Promise<ReturnType<typeof ready>> {
    cdkOut = await writeAssembly(resources);
    dataDir = mkdtempSync(join(tmpdir(), 'sigill-local-'));
    child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./serve.ts', import.meta.url)), cdkOut, dataDir],
      { stdio: 'inherit' },
    );
    await expect.poll(() => existsSync(join(dataDir, 'ready.json')), { timeout: 25_000 }).toBe(true);
    return ready(dataDir);
  }

  it('stops cleanly on SIGTERM', async () => {
    const { pid, api } = await serve();
    expect(pid).toBe(child?.pid);
    child?.kill('SIGTERM');
    const [code] = await once(child as ChildProcess, 'exit');
    expect([code, existsSync(join(dataDir, 'ready.json'))]).toEqual([0, false]);
    await expect(fetch(api)).rejects.toThrow();
  });

  it('loses nothing acknowledged when it is killed', async () => {
    const first = clients(await serve());
    const QueueUrl = `${ready(dataDir).aws}/000000000000/Test-Queue`;
    await first.db.send(new PutItemCommand({ TableName: 'Test-Seen', Item: { pk: { S: 'kept' } } }));
    await first.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept' }));
    await first.lambda.send(
      new InvokeCommand({ FunctionName: 'record', InvocationType: 'Event', Payload: '{}' }),
    );
    child?.kill('SIGKILL');
    await once(child as ChildProcess, 'exit');

    const local = await begin(resources, { cdkOut, dataDir });
    const { db, sqs } = clients(local);
    const item = (pk: string) =>
      db.send(new GetItemCommand({ TableName: 'Test-Seen', Key: { pk: { S: pk } } }));
    expect((await item('kept')).Item).toEqual({ pk: { S: 'kept' } });
    const url = `${local.aws}/000000000000/Test-Queue`;
    expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }))).Messages?.[0]?.Body).toBe('kept');
    await local.control('POST', 'clock', { advance: 'PT5M' });
    expect(Number((await item('count')).Item?.n?.N)).toBeGreaterThanOrEqual(2);
  });
});

describe('what the control API also does', () => {
  it('counts calls and starts again at nothing', async () => {
    const local = await begin(resources);
    await clients(local).lambda.send(new InvokeCommand({ FunctionName: 'record', Payload: '{}' }));
    const { calls } = (await local.control('GET', 'usage')) as { calls: object[] };
    expect(calls).toContainEqual({ service: 'dynamodb', operation: 'PutItem', calls: 1, units: 1 });
    expect(calls).toContainEqual({ service: 'lambda', operation: 'Invoke', calls: 1, units: 1 });
    await local.control('POST', 'usage');
    expect(await local.control('GET', 'usage')).toEqual({ calls: [] });
  });

  it('makes calls fail as told, and clears it', async () => {
    const local = await begin(resources);
    const { db } = clients(local);
    await local.control('POST', 'faults', {
      service: 'dynamodb',
      operation: 'ListTables',
      mode: 'fail',
      count: 50,
    });
    await expect(db.send(new ListTablesCommand({}))).rejects.toMatchObject({
      $retryable: undefined,
      $fault: 'server',
    });
    await local.control('POST', 'faults', {});
    await expect(db.send(new ListTablesCommand({}))).resolves.toMatchObject({ TableNames: ['Test-Seen'] });
    expect(await local.control('POST', 'faults', { mode: 'nonsense' })).toMatchObject({
      code: 'ValidationException',
    });
  });

  it('leaves nothing of a deleted message in the data files once it is idle', async () => {
    const local = await begin(resources);
    const { sqs } = clients(local);
    const QueueUrl = `${local.aws}/000000000000/Test-Queue`;
    const canary = 'canary-7d1f';
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: canary }));
    const holds = (): boolean =>
      readdirSync(local.dataDir).some(
        (name) => name.startsWith('state.db') && readFileSync(join(local.dataDir, name)).includes(canary),
      );
    expect(holds()).toBe(true);
    local.services.queues.purge(local.services.queues.find('Test-Queue'));
    await local.control('POST', 'idle');
    expect(holds()).toBe(false);
  });
});
