import type { Space } from '../../domain/space.ts';
import type { ErasureTarget } from '../../ports/erasure-store.ts';
import { lookupRecord } from '../../privacy/inventory/records/housekeeping.ts';
import { identityNumberRecord } from '../../privacy/inventory/records/identity-number.ts';
import { environment } from '../environment.ts';
import { deletePlaces, type Place, placesIn } from '../erasure/places.ts';
import { keysPartition } from '../keys/envelope-keys.ts';
import { numberKeySort } from '../keys/number-keys.ts';
import type { Item } from '../records/item-codec.ts';
import { envelopePartition } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';

type Person = ErasureTarget & { readonly recipientId: string };

async function keyPlaces(space: Space, { envelopeId, recipientId }: Person): Promise<Place[]> {
  const places = await placesIn('KEYS_TABLE', keysPartition(space, envelopeId));
  return places.filter(({ sk }) => sk === numberKeySort(recipientId));
}

const isNumber = ({ t, kind }: Item): boolean =>
  t === identityNumberRecord.type || (t === lookupRecord.type && kind === 'nationalId');

/** The number's row and the row that finds it. */
async function rowsOf(space: Space, { envelopeId, recipientId }: Person): Promise<Place[]> {
  const items = await queryAll({
    TableName: environment('RECORDS_TABLE'),
    KeyConditionExpression: 'pk = :pk AND sk < :recipients',
    ExpressionAttributeValues: { ':pk': envelopePartition(space, envelopeId), ':recipients': 'R' },
    ConsistentRead: true,
  });
  return items
    .filter((item) => item.recipientId === recipientId && isNumber(item))
    .map(({ pk, sk }) => ({ pk, sk }));
}

/** Destroys the key of a number; without it the number is gone, whatever is done with its row. */
export async function destroyNumberKey(space: Space, person: Person): Promise<number> {
  return deletePlaces('KEYS_TABLE', await keyPlaces(space, person));
}

export async function deleteNumberRows(space: Space, person: Person): Promise<void> {
  await deletePlaces('RECORDS_TABLE', await rowsOf(space, person));
}

export const countNumberRows = async (space: Space, person: Person): Promise<number> =>
  (await rowsOf(space, person)).length;

export async function numberRemains(space: Space, person: Person) {
  const [keys, rows] = await Promise.all([keyPlaces(space, person), rowsOf(space, person)]);
  return { keys: keys.length, rows: rows.length, ephemeral: 0 };
}
