import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { EnvelopeStatus } from '../../domain/envelope/vocabulary.ts';
import type { Space } from '../../domain/space.ts';
import type { EnvelopeSummaryRow, Page } from '../../ports/envelope-store.ts';
import type { PlainOf, SealedOf } from '../../privacy/inventory/define-record.ts';
import { envelopeRecord } from '../../privacy/inventory/records/envelope.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { open } from '../keys/aead.ts';
import { keysPartition } from '../keys/envelope-keys.ts';
import { lookupPseudonym, spaceKey } from '../keys/space-keys.ts';
import { decodeItem, type Item } from './item-codec.ts';
import { listPartition, lookupKey, sortKey } from './keys-of-items.ts';

interface Place {
  readonly pk: string;
  readonly sk: string;
}

/** Reads up to 100 rows of a table by key, repeated until the service has answered for every one. */
async function batchGet(table: string, keys: readonly Place[]): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  let pending = [...keys];
  while (pending.length > 0) {
    const answer = await dynamo().send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: pending, ConsistentRead: true } } }),
    );
    for (const item of (answer.Responses?.[table] ?? []) as Item[]) found.set(item.pk, item);
    pending = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Place[];
  }
  return found;
}

async function summaries(space: Space, places: readonly Place[]): Promise<EnvelopeSummaryRow[]> {
  if (places.length === 0) return [];
  const idOf = (place: Place): string => place.pk.slice(place.pk.lastIndexOf('#') + 1);
  const [roots, wrapped, wrapping] = await Promise.all([
    batchGet(
      environment('RECORDS_TABLE'),
      places.map(({ pk, sk }) => ({ pk, sk })),
    ),
    batchGet(
      environment('KEYS_TABLE'),
      places.map((place) => ({ pk: keysPartition(space, idOf(place)), sk: 'A' })),
    ),
    spaceKey(space),
  ]);
  return places.flatMap((place) => {
    const root = roots.get(place.pk);
    const keyRow = wrapped.get(keysPartition(space, idOf(place)));
    if (
      root === undefined ||
      keyRow === undefined ||
      root.t !== envelopeRecord.type ||
      typeof root.purging === 'string'
    )
      return [];
    const key = open(wrapping, keyRow.wrapped as Uint8Array, `keys|${keyRow.pk}|${keyRow.sk}`);
    const { plain, sealed } = decodeItem(envelopeRecord, root, key);
    const { id, status, createdAt, sentAt, completedAt, expiresAt, keepFor, keepForNext } = plain as PlainOf<
      typeof envelopeRecord
    >;
    const { title, externalId } = sealed as SealedOf<typeof envelopeRecord>;
    return [
      { id, status, title, externalId, createdAt, sentAt, completedAt, expiresAt, keepFor, keepForNext },
    ];
  });
}

type Query = {
  readonly status?: EnvelopeStatus;
  readonly externalId?: string;
  readonly createdAfter?: string;
  readonly cursor: string | null;
  readonly limit: number;
};

/** Newest first. The index may lag a moment behind a write; what it names is then read as it is now. */
export async function listEnvelopes(space: Space, query: Query): Promise<Page<EnvelopeSummaryRow>> {
  const byExternalId = query.externalId !== undefined;
  const partition = byExternalId
    ? lookupKey(space, 'externalId', await lookupPseudonym(space, 'externalId', query.externalId ?? ''))
    : listPartition(space);
  const index = byExternalId
    ? { IndexName: 'lookup', KeyConditionExpression: 'hpk = :p' }
    : {
        IndexName: 'list',
        KeyConditionExpression: query.createdAfter === undefined ? 'lpk = :p' : 'lpk = :p AND lsk > :after',
      };
  const values: Record<string, string> = { ':p': partition };
  // The character after `#`: everything created at that very instant is not after it.
  if (!byExternalId && query.createdAfter !== undefined) values[':after'] = `${query.createdAfter}$`;
  const items: EnvelopeSummaryRow[] = [];
  let from = query.cursor === null ? undefined : (JSON.parse(query.cursor) as Record<string, string>);
  do {
    const page = await dynamo().send(
      new QueryCommand({
        TableName: environment('RECORDS_TABLE'),
        ...index,
        ExpressionAttributeValues: values,
        ScanIndexForward: false,
        Limit: query.limit - items.length,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    const places = ((page.Items ?? []) as Item[])
      .map(({ pk, sk }) => ({ pk, sk }))
      .filter(({ sk }) => sk === sortKey.root);
    const found = await summaries(space, places);
    items.push(
      ...found.filter(
        (row) =>
          (query.status === undefined || row.status === query.status) &&
          (query.createdAfter === undefined || row.createdAt > query.createdAfter),
      ),
    );
    from = page.LastEvaluatedKey as Record<string, string> | undefined;
  } while (from !== undefined && items.length < query.limit);
  return { items, next: from === undefined ? null : JSON.stringify(from) };
}
