import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { addDuration } from '../../domain/duration.ts';
import type { Space } from '../../domain/space.ts';
import type { Delivery, Transmissions } from '../../ports/transmissions.ts';
import { deliveryAnswerRecord, deliveryRecord } from '../../privacy/inventory/records/transmission.ts';
import { retentionRule } from '../../privacy/retention/default-schedule.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { getFresh, type Place, putIf } from '../ephemeral/ephemeral-table.ts';
import { spaceKey } from '../keys/space-keys.ts';
import { decodeItem, encodeItem, type Item } from '../records/item-codec.ts';

const rows = (space: Space, recipient: string): string => `D#${space}#${recipient}`;
const answers = (space: Space, recipient: string): string => `DC#${space}#${recipient}`;

const ends = (retention: string, at: string): Date =>
  addDuration(new Date(at), retentionRule(retention).period);

const withoutTtl = (row: Record<string, unknown>): Item => {
  const { ttl: _, ...item } = row;
  return item as Item;
};

async function put(item: Item, retention: string, at: string): Promise<void> {
  const { pk, sk, ...row } = item;
  await putIf({ pk, sk }, row, ends(retention, at));
}

/** One row for what happened, kept a year; one for what was answered, closed under the space's key, kept 90 days. */
export const recordDelivery: Transmissions['recordDelivery'] = async (space, recipient, delivery) => {
  const { message, ...plain } = delivery;
  const sk = `${delivery.at}#${delivery.transmission}`;
  const place: Place = { pk: rows(space, recipient), sk };
  await put(
    encodeItem(deliveryRecord, place, { plain, sealed: {} }, null),
    deliveryRecord.retention,
    plain.at,
  );
  if (message === null) return;
  const answer = encodeItem(
    deliveryAnswerRecord,
    { pk: answers(space, recipient), sk },
    { plain: {}, sealed: { message } },
    await spaceKey(space),
  );
  await put(answer, deliveryAnswerRecord.retention, plain.at);
};

async function answerOf(space: Space, recipient: string, sk: string, now: Date): Promise<string | null> {
  const row = await getFresh({ pk: answers(space, recipient), sk }, now);
  if (row === null) return null;
  const { sealed } = decodeItem(deliveryAnswerRecord, withoutTtl(row), await spaceKey(space));
  return String(sealed.message);
}

export const deliveries: Transmissions['deliveries'] = async (space, recipient, { cursor, limit, now }) => {
  const oldest = addDuration(now, retentionRule(deliveryRecord.retention).period, -1).toISOString();
  const pk = rows(space, recipient);
  const { Items = [], LastEvaluatedKey } = await dynamo().send(
    new QueryCommand({
      TableName: environment('EPHEMERAL_TABLE'),
      KeyConditionExpression: 'pk = :pk AND sk > :oldest',
      ExpressionAttributeValues: { ':pk': pk, ':oldest': `${oldest}#~` },
      ScanIndexForward: false,
      Limit: limit,
      ...(cursor !== null && { ExclusiveStartKey: { pk, sk: cursor } }),
    }),
  );
  const items = Items.map(async (row): Promise<Delivery> => {
    const { plain } = decodeItem(deliveryRecord, withoutTtl(row), null);
    return {
      ...(plain as Omit<Delivery, 'message'>),
      message: await answerOf(space, recipient, String(row.sk), now),
    };
  });
  return {
    items: await Promise.all(items),
    next: LastEvaluatedKey === undefined ? null : String(LastEvaluatedKey.sk),
  };
};
