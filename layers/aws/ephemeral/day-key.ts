import { randomBytes } from 'node:crypto';
import { getFresh, putIf } from './ephemeral-table.ts';

/**
 * A random key a day, the same for every container: nobody can tie the pseudonyms of two days to each other, and once
 * the key is gone not even a known value to its pseudonym.
 * @param partition where its rows stand, one a day
 * @returns the key of the day of `at`; it lives until `keptUntil`
 */
export function dayKeys(): (partition: string, at: Date, keptUntil: Date) => Promise<Uint8Array> {
  let newest: { readonly name: string; readonly key: Uint8Array } | null = null;
  return async (partition, at, keptUntil) => {
    const place = { pk: partition, sk: at.toISOString().slice(0, 10) };
    const name = `${place.pk}#${place.sk}`;
    if (newest?.name === name) return newest.key;
    const fresh = randomBytes(32);
    const mine = await putIf(place, { key: fresh }, keptUntil, { expression: 'attribute_not_exists(pk)' });
    const kept = mine ? fresh : (await getFresh(place, at))?.key;
    if (!(kept instanceof Uint8Array)) throw new Error('the key of the day is gone');
    newest = { name, key: kept };
    return kept;
  };
}
