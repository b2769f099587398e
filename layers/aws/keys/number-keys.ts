import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Space } from '../../domain/space.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { close, open } from './aead.ts';
import { keysPartition, wrappedUnder } from './envelope-keys.ts';
import { vaultKey } from './space-keys.ts';

/** Keys of numbers stand beside those of people, and open with the vault key alone. */
export const numberKeySort = (recipientId: string): string => `N#${recipientId}`;

const placeOf = (space: Space, envelopeId: string, recipientId: string) => ({
  pk: keysPartition(space, envelopeId),
  sk: numberKeySort(recipientId),
});

/** The key of one person's number; null when there is none (any more). */
export async function openNumberKey(
  space: Space,
  envelopeId: string,
  recipientId: string,
): Promise<Buffer | null> {
  const place = placeOf(space, envelopeId, recipientId);
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: environment('KEYS_TABLE'), Key: place, ConsistentRead: true }),
  );
  if (Item === undefined) return null;
  return open(await vaultKey(space), Item.wrapped as Uint8Array, wrappedUnder(place));
}

/** Makes it, as a row of its own before the transaction that uses it; called twice it finds the first call's key. */
export async function ensureNumberKey(
  space: Space,
  envelopeId: string,
  recipientId: string,
): Promise<Buffer> {
  const place = placeOf(space, envelopeId, recipientId);
  const known = await openNumberKey(space, envelopeId, recipientId);
  if (known !== null) return known;
  const wrapped = close(await vaultKey(space), randomBytes(32), wrappedUnder(place));
  await dynamo()
    .send(
      new PutCommand({
        TableName: environment('KEYS_TABLE'),
        Item: { ...place, wrapped },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    });
  const made = await openNumberKey(space, envelopeId, recipientId);
  if (made === null) throw new Error('the key of the number is gone');
  return made;
}

/**
 * Keyed pseudonym that finds a number again. Numbers are so few that whoever holds the key can try them all in
 * minutes: the key derives from the vault's, not from the space key that every function opens.
 */
export async function numberPseudonym(space: Space, country: string, value: string): Promise<string> {
  const key = hkdfSync('sha256', await vaultKey(space), Buffer.alloc(0), 'sigill/numberLookup', 32);
  return createHmac('sha256', Buffer.from(key)).update(`${country}\0${value}`).digest('base64url');
}
