import { BatchGetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import type { Disclosure, DisclosureLog } from '../../ports/disclosure-log.ts';
import { disclosureRecord } from '../../privacy/inventory/records/disclosure.ts';
import { dynamo } from '../clients.ts';
import { environment } from '../environment.ts';
import { decodeItem, encodeItem, type Item } from '../records/item-codec.ts';
import {
  disclosuresPrefix,
  envelopePartition,
  listSort,
  namedListPartition,
  sortKey,
} from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';

const decode = (item: Item): Disclosure => decodeItem(disclosureRecord, item, null).plain as Disclosure;

async function read(places: readonly { pk: string; sk: string }[]): Promise<Map<string, Disclosure>> {
  const found = new Map<string, Disclosure>();
  const table = environment('RECORDS_TABLE');
  let pending: Record<string, unknown>[] = places.map(({ pk, sk }) => ({ pk, sk }));
  while (pending.length > 0) {
    const answer = await dynamo().send(new BatchGetCommand({ RequestItems: { [table]: { Keys: pending } } }));
    for (const item of (answer.Responses?.[table] ?? []) as Item[])
      found.set(`${item.pk} ${item.sk}`, decode(item));
    pending = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
}

/** Disclosures stand behind the events of their envelope and go with it. */
export const disclosureLog: DisclosureLog = {
  async record(space: Space, disclosure) {
    const place = {
      pk: envelopePartition(space, disclosure.envelopeId),
      sk: sortKey.disclosure(disclosure.id),
    };
    const index = {
      lpk: namedListPartition(space, 'disclosures'),
      lsk: listSort(disclosure.at, disclosure.id),
    };
    await dynamo()
      .send(
        new PutCommand({
          TableName: environment('RECORDS_TABLE'),
          Item: encodeItem(disclosureRecord, place, { plain: disclosure, sealed: {} }, null, index),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      });
  },
  async ofEnvelope(space, envelopeId) {
    const items = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: {
        ':pk': envelopePartition(space, envelopeId),
        ':prefix': disclosuresPrefix,
      },
    });
    return items.map(decode).sort((a, b) => a.at.localeCompare(b.at));
  },
  async list(space, { cursor, limit }) {
    const page = await dynamo().send(
      new QueryCommand({
        TableName: environment('RECORDS_TABLE'),
        IndexName: 'list',
        KeyConditionExpression: 'lpk = :p',
        ExpressionAttributeValues: { ':p': namedListPartition(space, 'disclosures') },
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
  },
};
