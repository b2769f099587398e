import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { operatorSpace } from '../../domain/space.ts';
import type { TrustFigures } from '../../ports/trust-figures.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { dueShards, namedListPartition } from '../records/keys-of-items.ts';

/** Every row of a query, page by page, one by one. */
async function* rows(query: QueryCommandInput): AsyncGenerator<Record<string, unknown>> {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await dynamo().send(
      new QueryCommand({ ...query, ...(from && { ExclusiveStartKey: from }) }),
    );
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

const day = 86_400_000;
const open: ReadonlySet<unknown> = new Set(['verified', 'scoped', 'inProgress', 'extended']);

/** Read from the erasure ledger and the index of due items: keys and clear fields alone, no content. */
export const trustFigures: TrustFigures = {
  async openRequests(now) {
    const byAge: [number, number, number] = [0, 0, 0];
    let late = 0;
    for await (const row of rows({
      TableName: environment('RECORDS_TABLE'),
      IndexName: 'list',
      KeyConditionExpression: 'lpk = :lpk',
      ExpressionAttributeValues: { ':lpk': namedListPartition(operatorSpace, 'cases') },
    })) {
      if (!open.has(row.status)) continue;
      const [receivedAt = ''] = String(row.lsk).split('#');
      const age = (now.getTime() - Date.parse(receivedAt)) / day;
      byAge[age < 7 ? 0 : age < 30 ? 1 : 2] += 1;
      late = Math.max(late, (now.getTime() - Date.parse(String(row.dueAt))) / day);
    }
    return { byAge, oldestOverdueDays: Math.ceil(late) };
  },
  async erasuresSince(from) {
    let count = 0;
    for await (const _row of rows({
      TableName: environment('EVIDENCE_TABLE'),
      KeyConditionExpression: 'pk = :pk AND sk >= :from',
      ExpressionAttributeValues: { ':pk': 'Z#ledger', ':from': from.toISOString() },
      ProjectionExpression: 'sk',
    })) {
      count += 1;
    }
    return count;
  },
  async overduePurges(before) {
    let count = 0;
    for (let shard = 0; shard < dueShards; shard += 1) {
      for await (const row of rows({
        TableName: environment('RECORDS_TABLE'),
        IndexName: 'due',
        KeyConditionExpression: 'upk = :shard AND usk <= :before',
        ExpressionAttributeValues: { ':shard': `U#${shard}`, ':before': `${before.toISOString()}#~` },
        ProjectionExpression: 'usk',
      })) {
        if (String(row.usk).endsWith('#purge')) count += 1;
      }
    }
    return count;
  },
};
