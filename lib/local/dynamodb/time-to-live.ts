import type { Store } from '../store.ts';
import type { Items } from './items.ts';
import type { Tables } from './tables.ts';
import type { Item } from './types.ts';

const FIVE_YEARS = 5 * 365 * 86_400;

/** Deletes what time to live has expired at `now` (milliseconds), as the service does some time later. */
export function sweepExpired(store: Store, tables: Tables, items: Items, now: number): number {
  const seconds = now / 1000;
  return store.transaction(() => {
    const rows = store
      .sql('SELECT tbl, item FROM dynamodb_items WHERE expires <= ? AND expires > ?')
      .all(seconds, seconds - FIVE_YEARS);
    for (const row of rows) {
      items.write(tables.get(String(row.tbl)), JSON.parse(String(row.item)) as Item, undefined, {
        expired: true,
      });
    }
    return rows.length;
  });
}

/** When the next item expires, in milliseconds. */
export function nextExpiry(store: Store): number | undefined {
  const row = store.sql('SELECT min(expires) AS next FROM dynamodb_items WHERE expires IS NOT NULL').get();
  return typeof row?.next === 'number' ? row.next * 1000 : undefined;
}
