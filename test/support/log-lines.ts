import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface LogLine {
  readonly group: string;
  readonly message: string;
}

/** Every line that functions and gateway have logged, of the data folder of a local service. */
export function logLines(dataDir: string): readonly LogLine[] {
  const database = new DatabaseSync(join(dataDir, 'state.db'), { readOnly: true });
  try {
    const rows = database.prepare('SELECT log_group AS "group", message FROM logs_events ORDER BY id').all();
    return rows.map(({ group, message }) => ({ group: String(group), message: String(message) }));
  } finally {
    database.close();
  }
}
