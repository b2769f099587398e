import { randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Algorithm, hasher } from './checksums.ts';

/** Bytes to write: in memory, or a range of a stored file (`end` inclusive). */
export type Source = Buffer | { file: string; start: number; end: number };

export interface Written {
  file: string;
  size: number;
  md5: string;
  checksum: string | undefined;
}

export interface Files {
  /** Writes the sources one after another, under a temporary name until they are on disk. */
  write(sources: Source[], algorithm?: Algorithm): Promise<Written>;
  open(file: string): Promise<FileHandle>;
  delete(files: string[]): Promise<void>;
}

/**
 * Names a written file in the database, or deletes it: nothing stays that no row names.
 * @param name runs the transaction; what it finds obsolete is deleted afterwards
 */
export async function keepOrDelete<T>(
  files: Files,
  file: string,
  name: () => { readonly kept: T; readonly obsolete: string[] },
): Promise<T> {
  let named: { readonly kept: T; readonly obsolete: string[] };
  try {
    named = name();
  } catch (error) {
    await files.delete([file]);
    throw error;
  }
  await files.delete(named.obsolete);
  return named.kept;
}

/** Object bytes, a file each. What no row names is left from a killed process and goes at the start. */
export function openFiles(dataDir: string, inUse: ReadonlySet<string>): Files {
  const folder = join(dataDir, 'objects');
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    if (!inUse.has(file)) rmSync(join(folder, file));
  }

  async function* read(source: Source): AsyncGenerator<Buffer> {
    if (Buffer.isBuffer(source)) yield source;
    else if (source.end >= source.start) yield* createReadStream(join(folder, source.file), source);
  }

  async function write(sources: Source[], algorithm?: Algorithm): Promise<Written> {
    const file = randomUUID();
    const temporary = join(folder, `${file}.tmp`);
    const hashes = [hasher('md5'), ...(algorithm ? [hasher(algorithm)] : [])];
    let size = 0;
    const handle = await open(temporary, 'wx');
    try {
      for (const source of sources) {
        for await (const chunk of read(source)) {
          await handle.write(chunk);
          for (const hash of hashes) hash.update(chunk);
          size += chunk.length;
        }
      }
      await handle.sync();
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    await rename(temporary, join(folder, file));
    const [md5, checksum] = hashes.map((hash) => hash.digest());
    return { file, size, md5: md5?.toString('hex') ?? '', checksum: checksum?.toString('base64') };
  }

  return {
    write,
    open: (file) => open(join(folder, file)),
    async delete(files) {
      for (const file of files) await rm(join(folder, file), { force: true });
    },
  };
}
