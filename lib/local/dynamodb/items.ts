import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Store } from '../store.ts';
import { AwsError, type Clock } from '../types.ts';
import type { Capacity } from './capacity.ts';
import { keyNames } from './dynalite.ts';
import { itemSize, writeUnits } from './item-size.ts';
import { keyOf, type Position, positionOf } from './keys.ts';
import type { IndexDefinition, Item, StreamRecord, Table } from './types.ts';

const MAX_ITEM = 400 * 1024;

export interface Items {
  get(table: Table, key: Item): Item | undefined;
  /**
   * Replaces the item by `item`, or deletes it; indexes and stream record go with it in one SQLite transaction.
   * @throws AwsError ValidationException for an item over 400 KB
   */
  write(table: Table, old: Item | undefined, item: Item | undefined, how: WriteOptions): void;
  /** Builds the indexes and expiry column of a table anew, after its definition changed. */
  rebuild(table: Table): void;
}

interface WriteOptions {
  capacity?: Capacity;
  transaction?: boolean;
  /** True when time to live deletes. */
  expired?: boolean;
}

/** What an index holds of an item; undefined when the item is not in the index. */
export function projectToIndex(
  item: Item | undefined,
  table: Table,
  index: IndexDefinition,
): Item | undefined {
  if (!item || !positionOf(item, index.KeySchema)) return undefined;
  const { ProjectionType, NonKeyAttributes = [] } = index.Projection;
  if (ProjectionType === 'ALL') return item;
  const names = new Set([...keyNames(table.KeySchema), ...keyNames(index.KeySchema), ...NonKeyAttributes]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

/** The position of a key that was already checked against the table. */
export function position(table: Table, key: Item): Position {
  const found = positionOf(key, table.KeySchema);
  if (!found) throw new AwsError('ValidationException', 'The provided key element does not match the schema');
  return found;
}

/** Storage of items, with their sparse indexes, expiry and stream. `changed` is called with a stream's ARN. */
export function createItems(
  store: Store,
  clock: Clock,
  region: string,
  changed: (streamArn: string) => void,
): Items {
  function get(table: Table, key: Item): Item | undefined {
    const { hash, range } = position(table, key);
    const row = store
      .sql('SELECT item FROM dynamodb_items WHERE tbl = ? AND hash = ? AND range = ?')
      .get(table.TableName, hash, range);
    return row && (JSON.parse(String(row.item)) as Item);
  }

  function expiryOf(table: Table, item: Item): number | null {
    const { AttributeName = '', Enabled = false } = table.TimeToLiveSpecification ?? {};
    const value = Enabled ? item[AttributeName]?.N : undefined;
    return value === undefined ? null : Number(value);
  }

  function writeIndex(
    table: Table,
    index: IndexDefinition,
    at: Position,
    old: Item | undefined,
    item: Item | undefined,
  ): number {
    const before = projectToIndex(old, table, index);
    const after = projectToIndex(item, table, index);
    if (isDeepStrictEqual(before, after)) return 0;
    const from = before && positionOf(before, index.KeySchema);
    const to = after && positionOf(after, index.KeySchema);
    const moved = from && to && !isDeepStrictEqual(from, to);
    if (from && (moved || !to)) {
      store
        .sql(
          'DELETE FROM dynamodb_index WHERE tbl=? AND idx=? AND hash=? AND range=? AND item_hash=? AND item_range=?',
        )
        .run(table.TableName, index.IndexName, from.hash, from.range, at.hash, at.range);
    }
    if (to) {
      store
        .sql('INSERT OR REPLACE INTO dynamodb_index VALUES (?, ?, ?, ?, ?, ?)')
        .run(table.TableName, index.IndexName, to.hash, to.range, at.hash, at.range);
    }
    const sizes = [before, after].map((entry) => (entry ? itemSize(entry) : 0));
    return moved
      ? sizes.reduce((units, size) => units + writeUnits(size), 0)
      : writeUnits(Math.max(...sizes));
  }

  function record(table: Table, old: Item | undefined, item: Item | undefined, expired: boolean): void {
    if (!table.streamArn || isDeepStrictEqual(old, item)) return;
    const view = table.StreamSpecification?.StreamViewType ?? 'NEW_AND_OLD_IMAGES';
    const next =
      Number(store.sql("SELECT seq FROM sqlite_sequence WHERE name = 'dynamodb_stream'").get()?.seq ?? 0) + 1;
    const entry: StreamRecord = {
      eventID: randomUUID().replaceAll('-', ''),
      eventName: old ? (item ? 'MODIFY' : 'REMOVE') : 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      eventSourceARN: table.streamArn,
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(clock.now() / 1000),
        Keys: keyOf(item ?? old ?? {}, [table.KeySchema]),
        ...(item && view.startsWith('NEW') ? { NewImage: item } : {}),
        ...(old && view.endsWith('OLD_IMAGES') ? { OldImage: old } : {}),
        ...(old && view === 'OLD_IMAGE' ? { OldImage: old } : {}),
        SequenceNumber: String(next).padStart(21, '0'),
        SizeBytes: itemSize(item ?? old ?? {}),
        StreamViewType: view,
      },
      ...(expired ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } } : {}),
    };
    store
      .sql('INSERT INTO dynamodb_stream (sequence, stream, record, at) VALUES (?, ?, ?, ?)')
      .run(next, table.streamArn, JSON.stringify(entry), clock.now());
    const { streamArn } = table;
    store.afterCommit(() => changed(streamArn));
  }

  function write(table: Table, old: Item | undefined, item: Item | undefined, how: WriteOptions): void {
    const { capacity, transaction = false, expired = false } = how;
    const sizes = [old, item].map((one) => (one ? itemSize(one) : 0));
    if (item && (sizes[1] ?? 0) > MAX_ITEM) {
      const message = 'Item size has exceeded the maximum allowed size';
      throw new AwsError(
        'ValidationException',
        old ? 'Item size to update has exceeded the maximum allowed size' : message,
      );
    }
    capacity?.add(table.TableName, writeUnits(Math.max(...sizes), transaction));
    const subject = item ?? old;
    if (!subject) return;
    const at = position(table, subject);
    store.transaction(() => {
      if (item) {
        store
          .sql('INSERT OR REPLACE INTO dynamodb_items VALUES (?, ?, ?, ?, ?)')
          .run(table.TableName, at.hash, at.range, JSON.stringify(item), expiryOf(table, item));
      } else {
        store
          .sql('DELETE FROM dynamodb_items WHERE tbl = ? AND hash = ? AND range = ?')
          .run(table.TableName, at.hash, at.range);
      }
      for (const index of table.GlobalSecondaryIndexes ?? []) {
        const units = writeIndex(table, index, at, old, item);
        if (units > 0) capacity?.add(table.TableName, units * (transaction ? 2 : 1), index.IndexName);
      }
      record(table, old, item, expired);
    });
  }

  function rebuild(table: Table): void {
    store.transaction(() => {
      store.sql('DELETE FROM dynamodb_index WHERE tbl = ?').run(table.TableName);
      for (const row of store.sql('SELECT item FROM dynamodb_items WHERE tbl = ?').all(table.TableName)) {
        const item = JSON.parse(String(row.item)) as Item;
        const at = position(table, item);
        store
          .sql('UPDATE dynamodb_items SET expires = ? WHERE tbl = ? AND hash = ? AND range = ?')
          .run(expiryOf(table, item), table.TableName, at.hash, at.range);
        for (const index of table.GlobalSecondaryIndexes ?? []) writeIndex(table, index, at, undefined, item);
      }
    });
  }

  return { get, write, rebuild };
}
