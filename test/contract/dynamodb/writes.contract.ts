import { randomUUID } from 'node:crypto';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { ContractTable, Item } from './contract-table.ts';

/** What is written together, and what it costs. */
export function writesContract({ TableName, db, id, put, get }: ContractTable): void {
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
      await units(new PutItemCommand({ TableName, Item: { ...id('units'), body }, ReturnConsumedCapacity })),
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
}
