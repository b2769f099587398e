import type { Store } from '../store.ts';

/** An index of due items: sparse, its range key begins with an ISO 8601 time. */
const INDEX = 'due';

const upTo = (time: number) => Buffer.from(`${new Date(time).toISOString()}$`);

/** The earliest due time strictly after `after` (milliseconds) over every index named `due`. */
export function nextDue(store: Store, after: number): number | undefined {
  const row = store
    .sql('SELECT range FROM dynamodb_index WHERE idx = ? AND range > ? ORDER BY range LIMIT 1')
    .get(INDEX, upTo(after));
  const text = row ? Buffer.from(row.range as Uint8Array).toString() : '';
  const time = Date.parse(text.split('#')[0] ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** How many items are due at or before `time`. */
export function countDue(store: Store, time: number): number {
  return Number(
    store.sql('SELECT count(*) AS n FROM dynamodb_index WHERE idx = ? AND range < ?').get(INDEX, upTo(time))
      ?.n,
  );
}
