import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['bin', 'lib', 'functions', 'layers', 'package-lock.json', 'cdk.json', 'openapi.json'];

/**
 * What a synthesis depends on, as one digest: name, size and time of change of every source, and a restore. The same stamp means
 * that the assembly of the last start can be served as it is.
 */
export function sourceStamp(project: string, restore: string): string {
  const hash = createHash('sha256').update(`restore ${restore}\n`);
  const add = (path: string): void => {
    const entry = statSync(join(project, path));
    if (entry.isDirectory())
      for (const name of readdirSync(join(project, path)).sort()) add(join(path, name));
    else hash.update(`${path}\0${entry.size}\0${entry.mtimeMs}\n`);
  };
  for (const source of sources) add(source);
  return hash.digest('hex');
}
