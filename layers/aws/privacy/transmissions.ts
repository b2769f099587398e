import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Transmissions } from '../../ports/transmissions.ts';
import { transmissionRecord } from '../../privacy/inventory/records/transmission.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import type { Item } from '../records/item-codec.ts';
import {
  dueShard,
  dueSort,
  listSort,
  lookupKey,
  recipientListPartition,
  recipientPartition,
} from '../records/keys-of-items.ts';
import { listedUnder } from '../records/listed-items.ts';
import { queryAll } from '../records/query.ts';
import { spaceSealedStore } from '../records/space-sealed-store.ts';
import { deliveries, recordDelivery } from './delivery-rows.ts';

const store = spaceSealedStore(
  transmissionRecord,
  'transmission',
  recipientPartition,
  (space, { id, recipient, createdAt, envelopeId, nextAt }) => ({
    lpk: recipientListPartition(space, recipient),
    lsk: listSort(createdAt, id),
    hpk: lookupKey(space, 'transmission', envelopeId),
    ...(nextAt !== null && { upk: dueShard(id), usk: dueSort(nextAt, id, 'transmit') }),
  }),
);

/** What is to reach recipients; its due item is a part of the row itself. */
export const transmissions: Transmissions = {
  load: store.load,
  create: store.create,
  change: store.change,
  recordDelivery,
  deliveries,
  async ofEnvelope(space, envelopeId) {
    const found = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      IndexName: 'lookup',
      KeyConditionExpression: 'hpk = :hpk',
      ExpressionAttributeValues: { ':hpk': lookupKey(space, 'transmission', envelopeId) },
    });
    const items = await Promise.all(
      found.map(async ({ pk, sk }) => {
        const { Item: row } = await dynamo().send(
          new GetCommand({ TableName: environment('RECORDS_TABLE'), Key: { pk, sk }, ConsistentRead: true }),
        );
        return row === undefined ? [] : [await store.decode(space, row as Item)];
      }),
    );
    return items.flat().toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  },
  async toRecipient(space, recipient, page) {
    const { items, next } = await listedUnder(recipientListPartition(space, recipient), page);
    return { items: await Promise.all(items.map((item) => store.decode(space, item))), next };
  },
};
