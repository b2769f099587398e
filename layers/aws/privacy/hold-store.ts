import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Failure, notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { Hold, HoldStore } from '../../ports/hold-store.ts';
import { holdRecord } from '../../privacy/inventory/records/hold.ts';
import { dynamo } from '../clients.ts';
import { environment } from '../environment.ts';
import { spaceKey } from '../keys/space-keys.ts';
import { decodeItem, encodeItem, type Item } from '../records/item-codec.ts';
import { casePartition, sortKey } from '../records/keys-of-items.ts';

const tries = 5;
const place = (space: Space, id: string) => ({ pk: casePartition(space, id), sk: sortKey.root });

async function load(space: Space, id: string): Promise<Hold | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: environment('RECORDS_TABLE'), Key: place(space, id), ConsistentRead: true }),
  );
  if (Item === undefined || Item.t !== holdRecord.type) return null;
  const { plain, sealed } = decodeItem(holdRecord, Item as Item, await spaceKey(space));
  return { ...plain, ...sealed } as Hold;
}

/** @returns false when it has changed since `before` (null: when it exists) */
async function write(space: Space, hold: Hold, before: number | null): Promise<boolean> {
  const { reason, placedBy, releaseAskedBy, ...plain } = hold;
  const content = { plain, sealed: { reason, placedBy, releaseAskedBy } };
  const condition =
    before === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'ver = :ver', ExpressionAttributeValues: { ':ver': before } };
  try {
    await dynamo().send(
      new PutCommand({
        TableName: environment('RECORDS_TABLE'),
        Item: encodeItem(holdRecord, place(space, hold.id), content, await spaceKey(space)),
        ...condition,
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

/** Legal holds, closed under their space's key. */
export const holdStore: HoldStore = {
  load,
  async create(space, hold) {
    if (await write(space, hold, null)) return hold;
    return (await load(space, hold.id)) ?? hold;
  },
  async change(space, id, decide) {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const hold = await load(space, id);
      if (hold === null) throw notFound();
      const decided = decide(hold);
      if (decided === null) return hold;
      const next = { ...hold, ...decided, ver: hold.ver + 1 };
      if (await write(space, next, hold.ver)) return next;
    }
    throw new Failure(409, 'conflict', 'The hold is changing too fast; try again.', { retryAfter: 1 });
  },
};
