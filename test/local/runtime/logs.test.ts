import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { functionResources, type Started, start } from './fixture.ts';

interface Answer {
  logGroups?: object[];
  events?: { message: string }[];
  nextToken?: string;
}

let local: Started;
beforeAll(async () => {
  local = await start({
    ...functionResources('api', []),
    Group: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: '/aws/lambda/api', RetentionInDays: 30 },
    },
  });
  for (let n = 0; n < 3; n++) await local.invoke('api', { resource: '/log' });
});
afterAll(() => local.dispose());

/** Calls CloudWatch Logs as its SDK would; that client is none of ours. */
async function call(operation: string, input: object): Promise<{ status: number; body: Answer }> {
  const { accessKeyId, secretAccessKey } = local.awsCredentials;
  const body = JSON.stringify(input);
  const time = new Date(local.services.clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${local.region}/logs/aws4_request`;
  const headers = {
    host: new URL(local.aws).host,
    'x-amz-date': time,
    'x-amz-target': `Logs_20140328.${operation}`,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const canonical = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const hmac = (key: string | Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest();
  const signature = hmac(
    scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`),
    toSign,
  ).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  const response = await fetch(local.aws, { method: 'POST', headers: { ...headers, authorization }, body });
  return { status: response.status, body: (await response.json()) as Answer };
}

it('lists log groups by prefix, with their retention', async () => {
  const { body } = await call('DescribeLogGroups', { logGroupNamePrefix: '/aws/lambda' });
  expect(body.logGroups).toEqual([
    expect.objectContaining({ logGroupName: '/aws/lambda/api', retentionInDays: 30 }),
  ]);
  expect((await call('DescribeLogGroups', { logGroupNamePrefix: '/other' })).body.logGroups).toEqual([]);
});

it('finds events by term and time, page by page', async () => {
  const find = (more: object) => call('FilterLogEvents', { logGroupName: '/aws/lambda/api', ...more });
  const all = await find({ filterPattern: '"one line"' });
  expect(all.body.events).toHaveLength(3);
  expect(all.body.events?.[0]).toMatchObject({ message: 'one line for the log\n' });
  const first = await find({ limit: 2 });
  const second = await find({ limit: 2, nextToken: first.body.nextToken });
  expect([first.body.events, second.body.events].map((page) => page?.length)).toEqual([2, 1]);
  expect((await find({ endTime: 0 })).body.events).toEqual([]);
  expect((await find({ filterPattern: 'absent' })).body.events).toEqual([]);
});

it('says what it does not know', async () => {
  expect(await call('FilterLogEvents', { logGroupName: '/no' })).toMatchObject({
    status: 400,
    body: { __type: 'ResourceNotFoundException' },
  });
  expect(
    await call('FilterLogEvents', { logGroupName: '/aws/lambda/api', filterPattern: '{ $.a = 1 }' }),
  ).toMatchObject({ status: 501 });
  expect(await call('FilterLogEvents', { logGroupName: '/aws/lambda/api', interleaved: true })).toMatchObject(
    { status: 501 },
  );
  expect(await call('PutLogEvents', {})).toMatchObject({ status: 501, body: { __type: 'NotImplemented' } });
});

it('drops events after the retention of their group', async () => {
  await local.control('POST', 'clock', { advance: 'P31D' });
  const { body } = await call('FilterLogEvents', {
    logGroupName: '/aws/lambda/api',
    filterPattern: '"one line"',
  });
  expect(body.events).toEqual([]);
});
