import { ScanCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import type { ContractTable, Item } from './contract-table.ts';

/** What is read by partition, range, index and page. */
export function queriesContract({ TableName, db, id, put, query }: ContractTable): void {
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
}
