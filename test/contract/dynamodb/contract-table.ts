import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  CreateTableCommand,
  DeleteTableCommand,
  GetItemCommand,
  type GlobalSecondaryIndex,
  type Projection,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import type { Clients } from '../clients.ts';

export type Item = Record<string, AttributeValue>;

const index = (IndexName: string, Projection: Projection): GlobalSecondaryIndex => ({
  IndexName,
  Projection,
  KeySchema: [
    { AttributeName: 'gpk', KeyType: 'HASH' },
    { AttributeName: 'gsk', KeyType: 'RANGE' },
  ],
});

/** A table of its own for the suites that judge one endpoint, and short ways to it. */
export function contractTable(clients: Clients) {
  const TableName = `contract-${randomUUID()}`;
  const db = () => clients.dynamodb;
  const id = (pk: string, sk = 'A'): Item => ({ pk: { S: pk }, sk: { S: sk } });
  const put = (item: Item) => db().send(new PutItemCommand({ TableName, Item: item }));
  const get = async (key: Item) =>
    (await db().send(new GetItemCommand({ TableName, Key: key, ConsistentRead: true }))).Item;
  const query = (input: Partial<QueryCommandInput>) => db().send(new QueryCommand({ TableName, ...input }));

  beforeAll(async () => {
    await db().send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
          { AttributeName: 'gpk', AttributeType: 'S' },
          { AttributeName: 'gsk', AttributeType: 'N' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          index('all', { ProjectionType: 'ALL' }),
          index('keys', { ProjectionType: 'KEYS_ONLY' }),
          index('some', { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a'] }),
        ],
      }),
    );
    await waitUntilTableExists({ client: db(), maxWaitTime: 60, minDelay: 1 }, { TableName });
  });
  afterAll(() => db().send(new DeleteTableCommand({ TableName })));
  return { TableName, db, id, put, get, query };
}

export type ContractTable = ReturnType<typeof contractTable>;
