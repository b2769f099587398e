import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A copy of the local service's tables at one point in time, taken while it runs (SQLite `VACUUM INTO`). */
export function backUp(dataDir: string, file: string): void {
  const database = new DatabaseSync(join(dataDir, 'state.db'), { readOnly: true });
  try {
    database.prepare('VACUUM INTO ?').run(file);
  } finally {
    database.close();
  }
}

const tables = ['records', 'keys'].map((name) => `sigill-local-${name}`);

/**
 * What an operator has after a restore: everything as it is now, but `records` and `keys` as they were in the backup,
 * under the names that a point-in-time restore gives them. Evidence is not rolled back; documents are in no backup.
 */
export function restoreTables(backup: string, dataDir: string, target: string, restore: string): void {
  mkdirSync(target, { recursive: true });
  backUp(dataDir, join(target, 'state.db'));
  for (const name of ['objects', 'tenant.json'])
    cpSync(join(dataDir, name), join(target, name), { recursive: true });
  const database = new DatabaseSync(join(target, 'state.db'));
  try {
    database.prepare('ATTACH ? AS backup').run(backup);
    for (const table of tables) {
      for (const owned of ['dynamodb_items', 'dynamodb_index']) {
        database.prepare(`DELETE FROM ${owned} WHERE tbl = ?`).run(table);
        const columns = database
          .prepare(`SELECT name FROM pragma_table_info('${owned}') WHERE name <> 'tbl'`)
          .all()
          .map(({ name }) => String(name))
          .join(', ');
        database
          .prepare(
            `INSERT INTO ${owned} (tbl, ${columns}) SELECT ?, ${columns} FROM backup.${owned} WHERE tbl = ?`,
          )
          .run(`${table}-${restore}`, table);
      }
    }
  } finally {
    database.close();
  }
}
