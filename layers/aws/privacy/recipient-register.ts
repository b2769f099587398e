import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RecipientChoice, RecipientRegister } from '../../ports/recipient-register.ts';
import {
  dataRecipientRecord,
  recipientChoiceRecord,
} from '../../privacy/inventory/records/data-recipient.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { decodeItem, encodeItem, type Item } from '../records/item-codec.ts';
import { listSort, namedListPartition, recipientPartition, sortKey } from '../records/keys-of-items.ts';
import { listedItems } from '../records/listed-items.ts';
import { spaceSealedStore } from '../records/space-sealed-store.ts';

const store = spaceSealedStore(
  dataRecipientRecord,
  'recipient',
  recipientPartition,
  (space, { announcedAt, id }) => ({
    lpk: namedListPartition(space, 'recipients'),
    lsk: listSort(announcedAt, id),
  }),
);

/** The register of recipients. */
export const recipientRegister: RecipientRegister = {
  load: store.load,
  create: store.create,
  change: store.change,
  async list(space, page) {
    const { items, next } = await listedItems(space, 'recipients', page);
    return { items: await Promise.all(items.map((item) => store.decode(space, item))), next };
  },
  async choice(space, id) {
    const Key = { pk: recipientPartition(space, id), sk: sortKey.root };
    const { Item } = await dynamo().send(
      new GetCommand({ TableName: environment('RECORDS_TABLE'), Key, ConsistentRead: true }),
    );
    if (Item === undefined || Item.t !== recipientChoiceRecord.type) return null;
    return decodeItem(recipientChoiceRecord, Item as Item, null).plain as RecipientChoice;
  },
  async choose(space, choice) {
    const place = { pk: recipientPartition(space, choice.recipient), sk: sortKey.root };
    const Item = encodeItem(recipientChoiceRecord, place, { plain: choice, sealed: {} }, null);
    await dynamo().send(new PutCommand({ TableName: environment('RECORDS_TABLE'), Item }));
  },
};
