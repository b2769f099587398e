import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import type { Disclosure, DisclosureLog } from '../../ports/disclosure-log.ts';
import { disclosureRecord } from '../../privacy/inventory/records/disclosure.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { spaceKey } from '../keys/space-keys.ts';
import { decodeItem, encodeItem, type Item, withoutPerson } from '../records/item-codec.ts';
import {
  disclosuresPrefix,
  envelopePartition,
  listSort,
  namedListPartition,
  sortKey,
} from '../records/keys-of-items.ts';
import { listedItems } from '../records/listed-items.ts';
import { queryAll } from '../records/query.ts';

function decode(item: Item, key: Uint8Array): Disclosure {
  const { plain, sealed } = decodeItem(disclosureRecord, item, key);
  return { ...plain, ...sealed } as Disclosure;
}

const mayBeTold = ({ silentUntil }: Disclosure): boolean =>
  silentUntil === null || new Date(silentUntil) <= new Date();

/** Disclosures stand behind the events of their envelope and go with it. */
export const disclosureLog: DisclosureLog = {
  async record(space: Space, { name, ...disclosure }) {
    const place = {
      pk: envelopePartition(space, disclosure.envelopeId),
      sk: sortKey.disclosure(disclosure.id),
    };
    const index = {
      lpk: namedListPartition(space, 'disclosures'),
      lsk: listSort(disclosure.at, disclosure.id),
    };
    const plain = disclosure;
    const item =
      name === null
        ? encodeItem(withoutPerson(disclosureRecord), place, { plain, sealed: {} }, null, index)
        : encodeItem(disclosureRecord, place, { plain, sealed: { name } }, await spaceKey(space), index);
    await dynamo()
      .send(
        new PutCommand({
          TableName: environment('RECORDS_TABLE'),
          Item: item,
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
    const key = await spaceKey(space);
    return items
      .map((item) => decode(item, key))
      .filter(mayBeTold)
      .sort((a, b) => a.at.localeCompare(b.at));
  },
  async list(space, page) {
    const [{ items, next }, key] = await Promise.all([
      listedItems(space, 'disclosures', page),
      spaceKey(space),
    ]);
    return { items: items.map((item) => decode(item, key)).filter(mayBeTold), next };
  },
};
