import { openStore } from '../../../lib/local/store.ts';

/** Writes pairs of rows for ever, and tells its parent how many are committed. */
const store = openStore(process.argv[2] ?? '');
store.db.exec('CREATE TABLE IF NOT EXISTS numbers (id INTEGER PRIMARY KEY)');
for (let n = 1; ; n += 2) {
  store.transaction(() => {
    for (const id of [n, n + 1]) store.sql('INSERT INTO numbers VALUES (?)').run(id);
  });
  if (n === 501) process.send?.(n + 1);
}
