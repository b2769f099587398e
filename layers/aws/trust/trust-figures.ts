import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { TrustFigures } from '../../ports/trust-figures.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { dueShards } from '../records/keys-of-items.ts';

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

/** Read from the erasure ledger and the index of due items: keys alone, no content. */
export const trustFigures: TrustFigures = {
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
