// Small functions that the tests deploy; bundled, not served, by fixture.ts.
import { DynamoDBClient, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const json = (statusCode, body, headers = {}) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const remember = (table, id, value) =>
  new DynamoDBClient({}).send(
    new PutItemCommand({ TableName: table, Item: { pk: { S: id }, value: { S: JSON.stringify(value) } } }),
  );

let calls = 0;

/** The API: each path shows one behaviour. */
export async function api(event, context) {
  calls++;
  switch (event.resource) {
    case '/now':
      return json(200, { date: new Date().toISOString(), now: Date.now(), text: Date() });
    case '/environment':
      return json(200, { ...process.env });
    case '/counter':
      return json(200, { calls, requestId: context.awsRequestId, left: context.getRemainingTimeInMillis() });
    case '/crash':
      process.exit(3);
      break;
    case '/throw':
      throw new RangeError('no such thing');
    case '/slow':
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      break;
    case '/nonsense':
      return 'not an answer';
    case '/large':
      return { statusCode: 200, body: 'x'.repeat(7_000_000) };
    case '/binary':
      return {
        statusCode: 200,
        headers: { 'Content-Type': 'application/pdf' },
        isBase64Encoded: true,
        body: 'JVBERg==',
      };
    case '/cookies':
      return { statusCode: 201, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] }, body: '' };
    case '/log':
      console.log('one line for the log');
      return json(200, {});
    case '/items/{id}':
      await remember(process.env.TABLE, event.pathParameters.id, event.body);
      return json(201, { id: event.pathParameters.id });
    default:
      return json(200, event);
  }
}

/** Writes what it is given into the table under `<prefix><n>`; fails while the table says so. */
export async function record(event) {
  const db = new DynamoDBClient({});
  const { Attributes } = await db.send(
    new UpdateItemCommand({
      TableName: process.env.TABLE,
      Key: { pk: { S: 'count' } },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'ALL_NEW',
    }),
  );
  const n = Number(Attributes.n.N);
  await remember(process.env.TABLE, `seen#${n}`, { event, at: new Date().toISOString() });
  if (n <= Number(process.env.FAILURES ?? 0)) throw new Error('not yet');
  const bad = (event.Records ?? []).filter((one) => (one.body ?? '').includes('bad'));
  return { batchItemFailures: bad.map((one) => ({ itemIdentifier: one.messageId })), n, given: event };
}

/** Sweeps the index `due` as the product does: everything up to now, and notes when it did. */
export async function sweep() {
  const db = new DynamoDBClient({});
  const now = new Date().toISOString();
  const { Items = [] } = await db.send(
    new QueryCommand({
      TableName: process.env.TABLE,
      IndexName: 'due',
      KeyConditionExpression: 'lane = :lane AND dueAt <= :now',
      ExpressionAttributeValues: { ':lane': { S: '0' }, ':now': { S: `${now}$` } },
      Limit: 20,
    }),
  );
  for (const { pk } of Items) {
    await db.send(
      new UpdateItemCommand({
        TableName: process.env.TABLE,
        Key: { pk },
        UpdateExpression: 'SET doneAt = :now REMOVE lane, dueAt',
        ExpressionAttributeValues: { ':now': { S: now } },
      }),
    );
    await new SQSClient({}).send(
      new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: pk.S }),
    );
  }
}

let acted = 0;

/** Does what the event says; for the tests of the worker pool. */
export async function act(event, context) {
  if (event.sleep) await new Promise((resolve) => setTimeout(resolve, event.sleep));
  if (event.spin) for (;;) Math.random();
  if (event.fill) {
    const kept = [];
    for (;;) kept.push(new Array(1_000_000).fill(Math.random()));
  }
  if (event.later)
    setTimeout(() => {
      globalThis.fired = new Date().toISOString();
    }, event.later);
  if (event.reject) Promise.reject(new Error('nobody waits for me'));
  if (event.reject) await new Promise((resolve) => setTimeout(resolve, 1000));
  if (event.error) throw Object.assign(new Error(event.error), { name: event.error });
  const date = new Date(2020, 0, 1);
  return {
    now: new Date().toISOString(),
    seconds: Math.floor(Date.now() / 1000),
    isDate:
      new Date() instanceof Date && date.constructor === Date && structuredClone(date) instanceof Object,
    year: date.getFullYear(),
    fired: globalThis.fired ?? null,
    sum: ++acted,
    home: process.env.HOME ?? null,
    name: context.functionName,
  };
}
