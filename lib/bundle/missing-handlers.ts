import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from './entry.ts';

/** Routes or functions are declared whose files do not exist; lists every one of them. */
export class MissingHandlers extends Error {
  override readonly name = 'MissingHandlers';
  readonly code = 'handlers_missing';
  readonly files: readonly string[];

  constructor(missing: readonly { entry: string; file: string }[]) {
    const lines = missing.map(({ entry, file }) => `  ${file} (${entry})`);
    super(`${missing.length} handler files are missing:\n${lines.join('\n')}`);
    this.files = missing.map(({ file }) => file);
  }
}

/** Throws MissingHandlers unless every file of every entry is there. */
export function requireHandlers(root: string, entries: readonly Entry[]): void {
  const missing = entries.flatMap(({ name, files }) =>
    files.filter((file) => !existsSync(join(root, file))).map((file) => ({ entry: name, file })),
  );
  if (missing.length > 0) throw new MissingHandlers(missing);
}
