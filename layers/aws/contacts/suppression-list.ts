import { createHmac } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import type { SuppressionList } from '../../ports/suppression-list.ts';
import { suppressionRecord } from '../../privacy/inventory/records/contact.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { derivedKey } from '../keys/space-keys.ts';
import { encodeItem } from '../records/item-codec.ts';
import { sortKey, suppressionPartition } from '../records/keys-of-items.ts';

/** Keyed by HKDF `suppression` of the space key: says nothing without it, and nothing across spaces. */
async function hashOf(space: Space, email: string): Promise<string> {
  return createHmac('sha256', await derivedKey(space, 'suppression'))
    .update(`email\0${email.toLowerCase()}`)
    .digest('base64url');
}

export const suppressionList: SuppressionList = {
  async has(space, email) {
    const pk = suppressionPartition(space, await hashOf(space, email));
    const { Item } = await dynamo().send(
      new GetCommand({
        TableName: environment('RECORDS_TABLE'),
        Key: { pk, sk: sortKey.root },
        ConsistentRead: true,
      }),
    );
    return Item !== undefined;
  },
  async put(space, email, cause, now) {
    const address = await hashOf(space, email);
    const place = { pk: suppressionPartition(space, address), sk: sortKey.root };
    const plain = { address, cause, at: now.toISOString() };
    await dynamo()
      .send(
        new PutCommand({
          TableName: environment('RECORDS_TABLE'),
          Item: encodeItem(suppressionRecord, place, { plain, sealed: {} }, null),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      });
  },
};
