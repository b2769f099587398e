import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

export interface Store {
  db: DatabaseSync;
  dataDir: string;
  /** A prepared statement, prepared once per text. */
  sql(text: string): StatementSync;
  /** Runs `fn` in one SQLite transaction; a nested call joins it. `fn` must be synchronous. */
  transaction<T>(fn: () => T): T;
  /** Runs `fn` once the open transaction has committed; at once when there is none, never after a rollback. */
  afterCommit(fn: () => void): void;
  /** After this, deleted data are gone from the files too. */
  compact(): void;
  close(): void;
}

/**
 * Opens `<dataDir>/state.db`, the one durable state of the local services.
 * WAL with synchronous=NORMAL loses nothing committed when the process is killed; secure_delete overwrites
 * what is deleted.
 */
export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, 'state.db'));
  db.exec(`PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;`);
  const statements = new Map<string, StatementSync>();
  let depth = 0;
  let committed: (() => void)[] = [];

  function sql(text: string): StatementSync {
    const statement = statements.get(text) ?? db.prepare(text);
    statements.set(text, statement);
    return statement;
  }

  function transaction<T>(fn: () => T): T {
    if (depth > 0) return fn();
    db.exec('BEGIN IMMEDIATE');
    depth += 1;
    committed = [];
    let result: T;
    try {
      result = fn();
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    } finally {
      depth -= 1;
    }
    for (const listener of committed.splice(0)) listener();
    return result;
  }

  function afterCommit(fn: () => void): void {
    if (depth > 0) committed.push(fn);
    else fn();
  }

  function compact(): void {
    db.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);');
  }

  return { db, dataDir, sql, transaction, afterCommit, compact, close: () => db.close() };
}
