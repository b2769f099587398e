import {
  DeleteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import type { ContractTable, Item } from './contract-table.ts';

/** What is stored and changed one item at a time. */
export function itemsContract({ TableName, db, id, put, get }: ContractTable): void {
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
}
