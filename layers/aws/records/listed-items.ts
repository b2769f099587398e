import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import type { Page } from '../../ports/envelope-store.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import type { Item } from './item-codec.ts';
import { namedListPartition } from './keys-of-items.ts';

interface Place {
  readonly pk: string;
  readonly sk: string;
}

async function read(places: readonly Place[]): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  const table = environment('RECORDS_TABLE');
  let pending: Record<string, unknown>[] = places.map(({ pk, sk }) => ({ pk, sk }));
  while (pending.length > 0) {
    const answer = await dynamo().send(new BatchGetCommand({ RequestItems: { [table]: { Keys: pending } } }));
    for (const item of (answer.Responses?.[table] ?? []) as Item[]) found.set(`${item.pk} ${item.sk}`, item);
    pending = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
}

interface Paging {
  readonly cursor: string | null;
  readonly limit: number;
}

/** A page of one of a space's named lists, newest first. */
export const listedItems = (
  space: Space,
  list: Parameters<typeof namedListPartition>[1],
  page: Paging,
): Promise<Page<Item>> => listedUnder(namedListPartition(space, list), page);

/** A page of a list, newest first: found by the index, read whole from the table. */
export async function listedUnder(partition: string, { cursor, limit }: Paging): Promise<Page<Item>> {
  const page = await dynamo().send(
    new QueryCommand({
      TableName: environment('RECORDS_TABLE'),
      IndexName: 'list',
      KeyConditionExpression: 'lpk = :p',
      ExpressionAttributeValues: { ':p': partition },
      ScanIndexForward: false,
      Limit: limit,
      ...(cursor !== null && { ExclusiveStartKey: JSON.parse(cursor) as Record<string, string> }),
    }),
  );
  const places = (page.Items ?? []) as Item[];
  const found = await read(places);
  return {
    items: places.flatMap(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? []),
    next: page.LastEvaluatedKey === undefined ? null : JSON.stringify(page.LastEvaluatedKey),
  };
}
