import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import type { Page, StoredEvent } from '../../ports/envelope-store.ts';
import type { PlainOf, SealedOf } from '../../privacy/inventory/define-record.ts';
import { envelopeEventRecord, recipientEventRecord } from '../../privacy/inventory/records/event.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { type EnvelopeKeys, openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { decodeItem, type Item } from './item-codec.ts';
import { envelopePartition, eventsEnd, eventsPrefix, sortKey } from './keys-of-items.ts';

const erased = { payload: {}, salt: '' };

function openEvent(item: Item, keys: EnvelopeKeys): StoredEvent {
  const definition = item.t === recipientEventRecord.type ? recipientEventRecord : envelopeEventRecord;
  const key =
    definition === envelopeEventRecord ? keys.envelope : (keys.recipients.get(String(item.subject)) ?? null);
  if (key === null || item.b === undefined) {
    const { pk: _pk, sk: _sk, t: _t, v: _v, b: _b, ...plain } = item;
    return { ...(plain as PlainOf<typeof envelopeEventRecord>), ...erased };
  }
  const { plain, sealed } = decodeItem(definition, item, key);
  return {
    ...(plain as PlainOf<typeof envelopeEventRecord>),
    ...(sealed as SealedOf<typeof envelopeEventRecord>),
  };
}

/** The history of an envelope in order; an erased person's payloads are empty, their leaves still verify. */
export async function readEvents(
  space: Space,
  id: string,
  _purpose: 'evidence' | 'rights' | 'sealing',
  page: { cursor: string | null; limit: number },
): Promise<Page<StoredEvent>> {
  const after = page.cursor === null ? eventsPrefix : `${sortKey.event(Number(page.cursor))}!`;
  const [answer, keys] = await Promise.all([
    dynamo().send(
      new QueryCommand({
        TableName: environment('RECORDS_TABLE'),
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :end',
        ExpressionAttributeValues: {
          ':pk': envelopePartition(space, id),
          ':after': after,
          ':end': eventsEnd,
        },
        ConsistentRead: true,
        Limit: page.limit + 1,
      }),
    ),
    openEnvelopeKeys(space, id),
  ]);
  const events = ((answer.Items ?? []) as Item[]).map((item) => openEvent(item, keys));
  const items = events.slice(0, page.limit);
  return { items, next: events.length > page.limit ? String(items.at(-1)?.seq) : null };
}
