import type { Store } from '../store.ts';
import { AwsError, type Clock } from '../types.ts';
import { describeKeys } from './keys.ts';
import type { Table, TableDefinition } from './types.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS dynamodb_tables (name TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS dynamodb_items (
    tbl TEXT NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL, item TEXT NOT NULL, expires REAL,
    PRIMARY KEY (tbl, hash, range)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS dynamodb_items_expires ON dynamodb_items (tbl, expires) WHERE expires IS NOT NULL;
  CREATE TABLE IF NOT EXISTS dynamodb_index (
    tbl TEXT NOT NULL, idx TEXT NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL,
    item_hash BLOB NOT NULL, item_range BLOB NOT NULL,
    PRIMARY KEY (tbl, idx, hash, range, item_hash, item_range)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS dynamodb_index_range ON dynamodb_index (idx, range);
  CREATE TABLE IF NOT EXISTS dynamodb_stream (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, record TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS dynamodb_stream_of ON dynamodb_stream (stream, sequence);
  CREATE TABLE IF NOT EXISTS dynamodb_tokens (token TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL) STRICT;`;

export interface Tables {
  /** @throws AwsError ResourceNotFoundException */
  get(name: string): Table;
  find(name: string): Table | undefined;
  names(): string[];
  /** Writes the definition; a change of the key fails, everything else replaces what was. */
  put(definition: TableDefinition): Table;
  delete(name: string): void;
  count(name: string): number;
}

/** Definitions of tables, kept in SQLite. */
export function createTables(store: Store, clock: Clock, arnPrefix: string): Tables {
  store.db.exec(SCHEMA);
  const cache = new Map<string, Table>();
  for (const row of store.sql('SELECT definition FROM dynamodb_tables').all()) {
    const table = JSON.parse(String(row.definition)) as Table;
    cache.set(table.TableName, table);
  }

  function put(definition: TableDefinition): Table {
    const old = cache.get(definition.TableName);
    if (old && describeKeys(old) !== describeKeys(definition)) {
      throw new AwsError('ValidationException', `The key of table ${definition.TableName} cannot change`);
    }
    const createdAt = old?.createdAt ?? clock.now();
    const arn = `${arnPrefix}:table/${definition.TableName}`;
    const streams = definition.StreamSpecification && definition.StreamSpecification.StreamEnabled !== false;
    const streamArn = `${arn}/stream/${new Date(createdAt).toISOString().slice(0, -1)}`;
    const table: Table = { ...definition, arn, createdAt, ...(streams ? { streamArn } : {}) };
    store
      .sql(
        'INSERT INTO dynamodb_tables VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET definition = excluded.definition',
      )
      .run(table.TableName, JSON.stringify(table));
    cache.set(table.TableName, table);
    return table;
  }

  return {
    get(name) {
      const table = cache.get(name.replace(/^arn:.*:table\//, ''));
      if (!table) throw new AwsError('ResourceNotFoundException', 'Requested resource not found');
      return table;
    },
    find: (name) => cache.get(name),
    names: () => [...cache.keys()].sort(),
    put,
    delete(name) {
      store.transaction(() => {
        for (const owned of ['dynamodb_items', 'dynamodb_index'])
          store.sql(`DELETE FROM ${owned} WHERE tbl = ?`).run(name);
        store.sql('DELETE FROM dynamodb_stream WHERE stream = ?').run(cache.get(name)?.streamArn ?? '');
        store.sql('DELETE FROM dynamodb_tables WHERE name = ?').run(name);
      });
      cache.delete(name);
    },
    count: (name) => Number(store.sql('SELECT count(*) AS n FROM dynamodb_items WHERE tbl = ?').get(name)?.n),
  };
}
