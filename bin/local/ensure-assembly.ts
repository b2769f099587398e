import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sourceStamp } from './source-stamp.ts';

/** Synthesises the application into the folder, unless what stands there was made from the same sources. */
export function ensureAssembly(outDir: string, restore = ''): void {
  const stampFile = join(outDir, 'source-stamp');
  const stamp = sourceStamp(resolve(import.meta.dirname, '../..'), restore);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(stampFile, { force: true });
  execFileSync(process.execPath, [join(import.meta.dirname, 'synthesise.ts'), outDir, restore], {
    stdio: 'inherit',
  });
  writeFileSync(stampFile, stamp);
}
