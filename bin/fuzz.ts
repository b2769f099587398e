import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** `npm run fuzz [-- cases [seed]]`: at least 200,000 mutations unless told otherwise. */
const program = resolve(import.meta.dirname, '../test/sealing/fuzz/run.ts');
const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
