import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  type GlobalSecondaryIndex,
  ListTablesCommand,
  type Projection,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clients } from './clients.ts';

type Item = Record<string, AttributeValue>;

const index = (IndexName: string, Projection: Projection): GlobalSecondaryIndex => ({
  IndexName,
  Projection,
  KeySchema: [
    { AttributeName: 'gpk', KeyType: 'HASH' },
    { AttributeName: 'gsk', KeyType: 'RANGE' },
  ],
});

/** What Sigill depends on in DynamoDB. */
export function dynamodbContract(clients: Clients): void {
  describe('DynamoDB', () => {
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

    it('describes and lists the table', async () => {
      const { Table } = await db().send(new DescribeTableCommand({ TableName }));
      expect(Table).toMatchObject({
        TableName,
        TableStatus: 'ACTIVE',
        KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
      });
      expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).sort()).toEqual([
        'all',
        'keys',
        'some',
      ]);
      expect((await db().send(new ListTablesCommand({}))).TableNames).toContain(TableName);
    });

    it('returns every type as it was stored', async () => {
      const item: Item = {
        ...id('types'),
        n: { N: '-12345678901234567890.123' },
        b: { B: Uint8Array.of(0, 255, 128) },
        t: { BOOL: false },
        z: { NULL: true },
        l: { L: [{ S: '' }, { M: { ø: { N: '0' } } }] },
        ss: { SS: ['b', 'a'] },
      };
      await put(item);
      expect(await get(id('types'))).toEqual({ ...item, ss: { SS: expect.arrayContaining(['a', 'b']) } });
    });

    it('answers no Item for a missing key, and refuses a key of the wrong shape', async () => {
      expect(await get(id('missing'))).toBeUndefined();
      await expect(get({ pk: { S: 'x' } })).rejects.toMatchObject({ name: 'ValidationException' });
      await expect(put({ pk: { S: '' }, sk: { S: 'a' } })).rejects.toMatchObject({
        name: 'ValidationException',
      });
      await expect(
        db().send(new GetItemCommand({ TableName: 'no-such-table', Key: id('a') })),
      ).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      });
    });

    it('puts once under attribute_not_exists, and can show what was there', async () => {
      const once = new PutItemCommand({
        TableName,
        Item: { ...id('once'), a: { S: 'first' } },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      await db().send(once);
      await expect(db().send(once)).rejects.toMatchObject({
        name: 'ConditionalCheckFailedException',
        Item: { a: { S: 'first' } },
      });
    });

    it('updates with expressions: set, add, remove, delete, if_not_exists, list_append, paths', async () => {
      await put({
        ...id('update'),
        n: { N: '1' },
        m: { M: { x: { S: 'old' } } },
        l: { L: [{ S: 'a' }] },
        s: { SS: ['p', 'q'] },
        gone: { S: 'x' },
      });
      const { Attributes } = await db().send(
        new UpdateItemCommand({
          TableName,
          Key: id('update'),
          UpdateExpression:
            'SET m.#x = :x, n = n - :one, #new = if_not_exists(#new, :x), l = list_append(l, :l) ADD c :one REMOVE gone DELETE s :p',
          ExpressionAttributeNames: { '#x': 'x', '#new': 'new' },
          ExpressionAttributeValues: {
            ':x': { S: 'new' },
            ':one': { N: '1' },
            ':l': { L: [{ S: 'b' }] },
            ':p': { SS: ['p'] },
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      expect(Attributes).toEqual({
        ...id('update'),
        n: { N: '0' },
        m: { M: { x: { S: 'new' } } },
        l: { L: [{ S: 'a' }, { S: 'b' }] },
        s: { SS: ['q'] },
        new: { S: 'new' },
        c: { N: '1' },
      });
      const again = await db().send(
        new UpdateItemCommand({
          TableName,
          Key: id('update'),
          UpdateExpression: 'SET n = :n',
          ExpressionAttributeValues: { ':n': { N: '7' } },
          ReturnValues: 'UPDATED_OLD',
        }),
      );
      expect(again.Attributes).toEqual({ n: { N: '0' } });
    });

    it('refuses to update a key, a reserved word, an unused value', async () => {
      const update = (UpdateExpression: string, values?: Item) =>
        db().send(
          new UpdateItemCommand({
            TableName,
            Key: id('x'),
            UpdateExpression,
            ExpressionAttributeValues: values,
          }),
        );
      const refusal = { name: 'ValidationException' };
      await expect(update('SET sk = :v', { ':v': { S: 'b' } })).rejects.toMatchObject(refusal);
      await expect(update('SET status = :v', { ':v': { S: 'b' } })).rejects.toMatchObject(refusal);
      await expect(update('REMOVE a', { ':v': { S: 'b' } })).rejects.toMatchObject(refusal);
      await expect(update('SET gsk = :v', { ':v': { S: 'no number' } })).rejects.toMatchObject(refusal);
    });

    it('evaluates conditions: comparison, between, in, begins_with, contains, size, and missing attributes', async () => {
      await put({ ...id('cond'), n: { N: '5' }, s: { S: 'abc' }, tags: { SS: ['x'] } });
      const holds = async (ConditionExpression: string, values?: Item) => {
        try {
          await db().send(
            new UpdateItemCommand({
              TableName,
              Key: id('cond'),
              UpdateExpression: 'SET touched = :t',
              ConditionExpression,
              ExpressionAttributeValues: { ...values, ':t': { BOOL: true } },
            }),
          );
          return true;
        } catch (error) {
          expect(error).toMatchObject({ name: 'ConditionalCheckFailedException' });
          return false;
        }
      };
      expect(await holds('n = :v', { ':v': { N: '5.0' } })).toBe(true);
      expect(await holds('n > :v', { ':v': { N: '10' } })).toBe(false);
      expect(await holds('n BETWEEN :a AND :b', { ':a': { N: '5' }, ':b': { N: '6' } })).toBe(true);
      expect(await holds('s IN (:a, :b)', { ':a': { S: 'z' }, ':b': { S: 'abc' } })).toBe(true);
      expect(await holds('begins_with(s, :a)', { ':a': { S: 'ab' } })).toBe(true);
      expect(await holds('contains(tags, :a) AND NOT contains(s, :a)', { ':a': { S: 'x' } })).toBe(true);
      expect(await holds('size(s) = :v', { ':v': { N: '3' } })).toBe(true);
      expect(await holds('nope = :v', { ':v': { N: '5' } })).toBe(false);
      expect(await holds('nope <> :v', { ':v': { N: '5' } })).toBe(true);
      expect(await holds('attribute_not_exists(nope) AND attribute_exists(n)')).toBe(true);
    });

    it('deletes conditionally and returns what was', async () => {
      await put({ ...id('delete'), a: { S: '1' } });
      const remove = (value: string) =>
        db().send(
          new DeleteItemCommand({
            TableName,
            Key: id('delete'),
            ConditionExpression: 'a = :v',
            ExpressionAttributeValues: { ':v': { S: value } },
            ReturnValues: 'ALL_OLD',
          }),
        );
      await expect(remove('2')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
      expect((await remove('1')).Attributes).toEqual({ ...id('delete'), a: { S: '1' } });
      expect(await get(id('delete'))).toBeUndefined();
      expect(
        (await db().send(new DeleteItemCommand({ TableName, Key: id('delete') }))).Attributes,
      ).toBeUndefined();
    });

    it('queries a partition in byte order, both ways, by pages', async () => {
      const order = ['a', 'a#1', 'b', 'ä', 'é', '\uffff', '😀'];
      for (const sk of [...order].reverse()) await put(id('order', sk));
      const input = {
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: 'order' } },
      };
      const read = async (forward: boolean) => {
        const seen: (string | undefined)[] = [];
        let from: Item | undefined;
        do {
          const page = await query({
            ...input,
            ScanIndexForward: forward,
            Limit: 3,
            ExclusiveStartKey: from,
          });
          expect(page.Count).toBeLessThanOrEqual(3);
          seen.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
          from = page.LastEvaluatedKey;
        } while (from);
        return seen;
      };
      const bytes = [...order].sort((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)));
      expect(await read(true)).toEqual(bytes);
      expect(await read(false)).toEqual([...bytes].reverse());
    });

    it('queries by range: begins_with, between, comparison', async () => {
      for (const sk of ['R#01', 'R#02', 'R#10', 'S#01']) await put(id('range', sk));
      const range = async (condition: string, values: Item) =>
        (
          await query({
            KeyConditionExpression: `pk = :p AND ${condition}`,
            ExpressionAttributeValues: { ':p': { S: 'range' }, ...values },
          })
        ).Items?.map(({ sk }) => sk?.S);
      expect(await range('begins_with(sk, :r)', { ':r': { S: 'R#' } })).toEqual(['R#01', 'R#02', 'R#10']);
      expect(await range('sk BETWEEN :a AND :b', { ':a': { S: 'R#02' }, ':b': { S: 'R#10' } })).toEqual([
        'R#02',
        'R#10',
      ]);
      expect(await range('sk > :a', { ':a': { S: 'R#10' } })).toEqual(['S#01']);
      expect(await range('sk <= :a', { ':a': { S: 'R#02' } })).toEqual(['R#01', 'R#02']);
    });

    it('keeps indexes sparse, sorted by number, and projected', async () => {
      const indexed = (sk: string, gsk: string): Item => ({
        ...id('index', sk),
        gpk: { S: 'G' },
        gsk: { N: gsk },
        a: { S: sk },
        b: { S: 'hidden' },
      });
      const numbers = ['10', '-1.5', '9', '1e2', '-20', '0'];
      for (const [n, gsk] of numbers.entries()) await put(indexed(String(n), gsk));
      await put(id('index', 'not in it'));
      const read = async (IndexName: string) =>
        (
          await query({
            IndexName,
            KeyConditionExpression: 'gpk = :g',
            ExpressionAttributeValues: { ':g': { S: 'G' } },
          })
        ).Items ?? [];
      expect((await read('all')).map(({ gsk }) => Number(gsk?.N))).toEqual([-20, -1.5, 0, 9, 10, 100]);
      expect(Object.keys((await read('keys'))[0] ?? {}).sort()).toEqual(['gpk', 'gsk', 'pk', 'sk']);
      expect(Object.keys((await read('some'))[0] ?? {}).sort()).toEqual(['a', 'gpk', 'gsk', 'pk', 'sk']);
      await db().send(
        new UpdateItemCommand({ TableName, Key: id('index', '0'), UpdateExpression: 'REMOVE gpk' }),
      );
      await db().send(
        new UpdateItemCommand({
          TableName,
          Key: id('index', '1'),
          UpdateExpression: 'SET gsk = :n',
          ExpressionAttributeValues: { ':n': { N: '50' } },
        }),
      );
      expect((await read('all')).map(({ sk, gsk }) => `${sk?.S}:${gsk?.N}`)).toEqual([
        '4:-20',
        '5:0',
        '2:9',
        '1:50',
        '3:100',
      ]);
      await expect(
        query({
          IndexName: 'all',
          ConsistentRead: true,
          KeyConditionExpression: 'gpk = :g',
          ExpressionAttributeValues: { ':g': { S: 'G' } },
        }),
      ).rejects.toMatchObject({ name: 'ValidationException' });
    });

    it('ends a page at 1 MB, filters after reading, and counts both', async () => {
      for (const n of [1, 2, 3, 4])
        await put({ ...id('big', `${n}`), n: { N: `${n}` }, body: { S: 'x'.repeat(390_000) } });
      const pages: { found: number; scanned: number }[] = [];
      const seen: (string | undefined)[] = [];
      let from: Item | undefined;
      do {
        const page = await query({
          KeyConditionExpression: 'pk = :p',
          FilterExpression: 'n > :n',
          ProjectionExpression: 'sk',
          ExpressionAttributeValues: { ':p': { S: 'big' }, ':n': { N: '1' } },
          ExclusiveStartKey: from,
        });
        pages.push({ found: page.Count ?? 0, scanned: page.ScannedCount ?? 0 });
        seen.push(...(page.Items ?? []).map(({ sk }) => sk?.S));
        from = page.LastEvaluatedKey;
      } while (from);
      expect(seen).toEqual(['2', '3', '4']);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages[0]?.found).toBe((pages[0]?.scanned ?? 0) - 1);
    });

    it('refuses an item over 400 KB, also one that an update makes', async () => {
      const refusal = { name: 'ValidationException' };
      await expect(put({ ...id('huge'), a: { S: 'ø'.repeat(205_000) } })).rejects.toMatchObject(refusal);
      await put({ ...id('huge'), a: { S: 'x'.repeat(300_000) } });
      await expect(
        db().send(
          new UpdateItemCommand({
            TableName,
            Key: id('huge'),
            UpdateExpression: 'SET b = :b',
            ExpressionAttributeValues: { ':b': { S: 'x'.repeat(150_000) } },
          }),
        ),
      ).rejects.toMatchObject(refusal);
    });

    it('scans everything, in segments too', async () => {
      const read = async (Segment?: number, TotalSegments?: number) => {
        const keys: string[] = [];
        let from: Item | undefined;
        do {
          const page = await db().send(
            new ScanCommand({
              TableName,
              Limit: 7,
              ExclusiveStartKey: from,
              Segment,
              TotalSegments,
              ProjectionExpression: 'pk, sk',
            }),
          );
          keys.push(...(page.Items ?? []).map(({ pk, sk }) => `${pk?.S} ${sk?.S}`));
          from = page.LastEvaluatedKey;
        } while (from);
        return keys;
      };
      const all = (await read()).sort();
      expect(new Set(all).size).toBe(all.length);
      const parts = await Promise.all([read(0, 3), read(1, 3), read(2, 3)]);
      expect(parts.flat().sort()).toEqual(all);
    });

    it('reads and writes in batches', async () => {
      const items = [1, 2, 3].map((n) => ({ ...id('batch', `${n}`), n: { N: `${n}` } }));
      await db().send(
        new BatchWriteItemCommand({
          RequestItems: { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) },
        }),
      );
      const { Responses } = await db().send(
        new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys: ['1', '2', 'none'].map((sk) => id('batch', sk)) } },
        }),
      );
      expect(Responses?.[TableName]?.map(({ n }) => n?.N).sort()).toEqual(['1', '2']);
      const twice = [1, 1].map(() => ({ DeleteRequest: { Key: id('batch', '1') } }));
      await expect(
        db().send(new BatchWriteItemCommand({ RequestItems: { [TableName]: twice } })),
      ).rejects.toMatchObject({ name: 'ValidationException' });
    });

    describe('transactions', () => {
      const transact = (TransactItems: object[], ClientRequestToken?: string) =>
        db().send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken } as never));
      const Put = (item: Item, more = {}) => ({ Put: { TableName, Item: item, ...more } });

      it('writes all or nothing, and gives one reason per item', async () => {
        await put({ ...id('tx', 'root'), ver: { N: '1' } });
        const step = (ver: string) => [
          {
            Update: {
              TableName,
              Key: id('tx', 'root'),
              UpdateExpression: 'SET ver = :next',
              ConditionExpression: 'ver = :ver',
              ExpressionAttributeValues: { ':next': { N: '2' }, ':ver': { N: ver } },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          Put(id('tx', 'leaf'), { ConditionExpression: 'attribute_not_exists(pk)' }),
          {
            ConditionCheck: {
              TableName,
              Key: id('tx', 'none'),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
        ];
        await expect(transact(step('9'))).rejects.toMatchObject({
          name: 'TransactionCanceledException',
          CancellationReasons: [
            { Code: 'ConditionalCheckFailed', Item: { ver: { N: '1' } } },
            { Code: 'None' },
            { Code: 'None' },
          ],
        });
        expect(await get(id('tx', 'leaf'))).toBeUndefined();
        await transact(step('1'));
        expect((await get(id('tx', 'root')))?.ver).toEqual({ N: '2' });
        expect(await get(id('tx', 'leaf'))).toBeDefined();
      });

      it('refuses two operations on one item and more than 100', async () => {
        const refusal = { name: 'ValidationException' };
        await expect(
          transact([Put(id('twice')), { Delete: { TableName, Key: id('twice') } }]),
        ).rejects.toMatchObject(refusal);
        await expect(
          transact(Array.from({ length: 101 }, (_, n) => Put(id('many', `${n}`)))),
        ).rejects.toMatchObject(refusal);
        await transact(Array.from({ length: 100 }, (_, n) => Put(id('many', `${n}`))));
      });

      it('does the same token once, and refuses it for another request', async () => {
        const token = randomUUID();
        const add = (n: string) => [
          {
            Update: {
              TableName,
              Key: id('token'),
              UpdateExpression: 'ADD n :n',
              ExpressionAttributeValues: { ':n': { N: n } },
            },
          },
        ];
        await transact(add('1'), token);
        await transact(add('1'), token);
        expect((await get(id('token')))?.n).toEqual({ N: '1' });
        await expect(transact(add('2'), token)).rejects.toMatchObject({
          name: 'IdempotentParameterMismatchException',
        });
      });

      it('reports an update that does not fit the item as the reason', async () => {
        await put({ ...id('misfit'), s: { S: 'text' } });
        const add = {
          Update: {
            TableName,
            Key: id('misfit'),
            UpdateExpression: 'ADD s :n',
            ExpressionAttributeValues: { ':n': { N: '1' } },
          },
        };
        await expect(transact([add])).rejects.toMatchObject({
          name: 'TransactionCanceledException',
          CancellationReasons: [{ Code: 'ValidationError' }],
        });
      });

      it('gets several items at once', async () => {
        await put({ ...id('got', '1'), n: { N: '1' } });
        const { Responses } = await db().send(
          new TransactGetItemsCommand({
            TransactItems: ['1', '2'].map((sk) => ({
              Get: { TableName, Key: id('got', sk), ProjectionExpression: 'n' },
            })),
          }),
        );
        expect(Responses?.map(({ Item }) => Item)).toEqual([{ n: { N: '1' } }, undefined]);
      });
    });

    it('counts the units that are billed', async () => {
      const body = { S: 'x'.repeat(4_000) };
      const units = async (command: PutItemCommand | GetItemCommand) =>
        (await db().send(command as PutItemCommand)).ConsumedCapacity?.CapacityUnits;
      const ReturnConsumedCapacity = 'TOTAL';
      expect(
        await units(
          new PutItemCommand({ TableName, Item: { ...id('units'), body }, ReturnConsumedCapacity }),
        ),
      ).toBe(4);
      expect(
        await units(
          new PutItemCommand({
            TableName,
            Item: { ...id('units'), gpk: { S: 'g' }, gsk: { N: '1' } },
            ReturnConsumedCapacity,
          }),
        ),
      ).toBe(4 + 3);
      await put({ ...id('units'), body });
      expect(await units(new GetItemCommand({ TableName, Key: id('units'), ReturnConsumedCapacity }))).toBe(
        0.5,
      );
      expect(
        await units(
          new GetItemCommand({ TableName, Key: id('units'), ConsistentRead: true, ReturnConsumedCapacity }),
        ),
      ).toBe(1);
      const { ConsumedCapacity } = await db().send(
        new TransactWriteItemsCommand({
          TransactItems: [{ Put: { TableName, Item: { ...id('units', 'B'), body } } }],
          ReturnConsumedCapacity,
        }),
      );
      expect(ConsumedCapacity?.[0]?.CapacityUnits).toBe(8);
    });
  });
}
