import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { operatorSpace, type Space } from '../../domain/space.ts';
import type { PlainOf } from '../../privacy/inventory/define-record.ts';
import {
  dataRecipientRecord,
  recipientChoiceRecord,
} from '../../privacy/inventory/records/data-recipient.ts';
import type { GatedRecipient, RecipientChoice } from '../../privacy/policy/egress/egress-verdict.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { decodeItem, type Item, withoutPerson } from '../records/item-codec.ts';
import { recipientPartition, sortKey } from '../records/keys-of-items.ts';

/** An organisation's own recipients have ids; names are the operator's. */
const isOwn = (id: string): boolean => id.startsWith('dst_');

async function read(space: Space, id: string): Promise<Item | null> {
  const { Item } = await dynamo().send(
    new GetCommand({
      TableName: environment('RECORDS_TABLE'),
      Key: { pk: recipientPartition(space, id), sk: sortKey.root },
      ConsistentRead: true,
    }),
  );
  return (Item ?? null) as Item | null;
}

/** The clear part of the register's entry: the gate needs no key. */
function gated(item: Item): GatedRecipient {
  const { b: _, ...clear } = item;
  const { plain } = decodeItem(withoutPerson(dataRecipientRecord), clear as Item, null);
  return plain as PlainOf<typeof dataRecipientRecord>;
}

/** What is registered at this moment under an id, as a space sees it. */
export async function gateOf(
  space: Space | null,
  id: string,
): Promise<{ readonly recipient: GatedRecipient | null; readonly choice: RecipientChoice }> {
  if (isOwn(id)) {
    const own = space === null ? null : await read(space, id);
    return { recipient: own === null ? null : gated(own), choice: null };
  }
  const [entry, said] = await Promise.all([read(operatorSpace, id), space === null ? null : read(space, id)]);
  if (entry === null) return { recipient: null, choice: null };
  const choice = said === null ? null : decodeItem(recipientChoiceRecord, said, null).plain.choice;
  return { recipient: gated(entry), choice: choice as RecipientChoice };
}
