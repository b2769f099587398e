import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { parseSpace } from '../../domain/space.ts';
import type { Consent, ConsentList } from '../../ports/consent-list.ts';
import type { PlainOf } from '../../privacy/inventory/define-record.ts';
import { recipientEventRecord } from '../../privacy/inventory/records/event.ts';
import { dynamo } from '../clients.ts';
import { environment } from '../environment.ts';
import { openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { decodeItem, type Item } from '../records/item-codec.ts';
import { namedListPartition, parseEnvelopePartition } from '../records/keys-of-items.ts';

interface Place {
  readonly pk: string;
  readonly sk: string;
}

async function read(places: readonly Place[]): Promise<Item[]> {
  const found = new Map<string, Item>();
  const table = environment('RECORDS_TABLE');
  let pending: Record<string, unknown>[] = places.map(({ pk, sk }) => ({ pk, sk }));
  while (pending.length > 0) {
    const answer = await dynamo().send(new BatchGetCommand({ RequestItems: { [table]: { Keys: pending } } }));
    for (const item of (answer.Responses?.[table] ?? []) as Item[]) found.set(`${item.pk} ${item.sk}`, item);
    pending = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return places.flatMap(({ pk, sk }) => found.get(`${pk} ${sk}`) ?? []);
}

async function consentOf(item: Item): Promise<Consent | null> {
  const of = parseEnvelopePartition(item.pk);
  if (of === null || item.b === undefined) return null;
  const { recipients } = await openEnvelopeKeys(parseSpace(of.space), of.id);
  const key = recipients.get(String(item.subject)) ?? null;
  if (key === null) return null;
  const { plain, sealed } = decodeItem(recipientEventRecord, item, key);
  const { id, at, subject, type } = plain as PlainOf<typeof recipientEventRecord>;
  const { presented } = (sealed.payload ?? {}) as { presented?: { consentText?: Consent['text'] } };
  if (presented?.consentText === undefined || subject === null) return null;
  return { id, at, envelopeId: of.id, recipientId: subject, act: type, text: presented.consentText };
}

/** Agreements to a text, found by the index entry of the act that recorded them; an erased person's are gone. */
export const consentList: ConsentList = {
  async list(space, { cursor, limit }) {
    const page = await dynamo().send(
      new QueryCommand({
        TableName: environment('RECORDS_TABLE'),
        IndexName: 'list',
        KeyConditionExpression: 'lpk = :p',
        ExpressionAttributeValues: { ':p': namedListPartition(space, 'consents') },
        ScanIndexForward: false,
        Limit: limit,
        ...(cursor !== null && { ExclusiveStartKey: JSON.parse(cursor) as Record<string, string> }),
      }),
    );
    const consents = await Promise.all((await read((page.Items ?? []) as Item[])).map(consentOf));
    return {
      items: consents.filter((consent) => consent !== null),
      next: page.LastEvaluatedKey === undefined ? null : JSON.stringify(page.LastEvaluatedKey),
    };
  },
};
