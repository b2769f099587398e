import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { ByteSource } from '../../layers/sealing/bytes/byte-source.ts';

/** What was written, hexadecimal SHA-256. */
export interface WrittenFile {
  readonly size: number;
  readonly sha256: string;
  readonly originalSha256: string;
}

const chunk = 1024 * 1024;

/**
 * Writes original and tail; `-` is standard output. A file appears under its name only when it is whole.
 * @throws the file system's error; nothing is left behind then
 */
export async function writeSealed(
  source: ByteSource,
  tail: Uint8Array,
  output: string,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let originalSha256 = '';
  const parts = async function* () {
    for (let at = 0; at < source.size; at += chunk) {
      const part = await source.read(at, Math.min(chunk, source.size - at));
      hash.update(part);
      yield part;
    }
    originalSha256 = hash.copy().digest('hex');
    hash.update(tail);
    yield tail;
  };
  if (output === '-') await pipeline(parts, process.stdout, { end: false });
  else await writeBeside(parts, output);
  return { size: source.size + tail.length, sha256: hash.digest('hex'), originalSha256 };
}

async function writeBeside(parts: () => AsyncGenerator<Uint8Array>, output: string): Promise<void> {
  const draft = `${output}.${randomBytes(6).toString('hex')}.part`;
  try {
    await pipeline(parts, createWriteStream(draft, { flags: 'wx' }));
    await rename(draft, output);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
