import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { localService } from './drill/local-service.ts';
import { runDrill } from './drill/run-drill.ts';

/**
 * `npm run drill:restore`: backs up a local service, erases two people, brings the backup back, shows that nothing is
 * served before the erasure ledger is replayed and that afterwards nobody is back. Ends with 1 when that fails.
 */
const folder = mkdtempSync(join(tmpdir(), 'sigill-drill-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const live = await localService(join(folder, 'live'), '');
try {
  const result = await runDrill(live, folder, say);
  const out = resolve('build/drill');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'restore.json'), `${JSON.stringify(result, null, 2)}\n`);
  say(`the result is in ${join(out, 'restore.json')}`);
} finally {
  await live.stop();
  rmSync(folder, { recursive: true, force: true });
}
