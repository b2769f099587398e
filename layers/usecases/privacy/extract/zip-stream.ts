import { crc32 } from 'node:zlib';

export interface ZipEntry {
  /** A relative path of plain segments. */
  readonly path: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** An entry's path would leave the folder it is unpacked into, or means something to a file system. */
export class UnsafePath extends Error {
  readonly code = 'unsafe_path';
  constructor() {
    super('not a relative path of plain segments');
    this.name = 'UnsafePath';
  }
}

const segment = /^[\p{L}\p{N}][\p{L}\p{N} ._()-]{0,150}$/u;

/** @throws UnsafePath for absolute paths, `..`, back slashes, drive letters, empty or reserved segments */
export function assertSafePath(path: string): void {
  const isSafe = path
    .split('/')
    .every(
      (part) =>
        segment.test(part) && !part.endsWith('.') && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part),
    );
  if (!isSafe) throw new UnsafePath();
}

/** A file's name as a plain segment; what cannot stand in one becomes `_`. */
export const plainSegment = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/\.+$/, '')
    .slice(0, 100) || 'file';

const STREAMED = 0x0808; // sizes follow the data, names are UTF-8
const VERSION = 20;
const DAY_ZERO = 0x21; // 1980-01-01: the same content is the same archive

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(STREAMED, 6);
  header.writeUInt16LE(DAY_ZERO, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, size }: Pick<Written, 'crc' | 'size'>): Buffer {
  const block = Buffer.alloc(16);
  block.writeUInt32LE(0x08074b50, 0);
  block.writeUInt32LE(crc, 4);
  block.writeUInt32LE(size, 8);
  block.writeUInt32LE(size, 12);
  return block;
}

function directoryEntry({ name, crc, size, offset }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(STREAMED, 8);
  entry.writeUInt16LE(DAY_ZERO, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(size, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function end(entries: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

/**
 * A ZIP archive as it is made (PKWARE APPNOTE 6.3, stored, data descriptors, below 4 GiB): nothing is held but the
 * chunk in hand. Every path is checked, and stands once.
 * @throws UnsafePath
 */
export async function* zipStream(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  const seen = new Set<string>();
  let offset = 0;
  for await (const { path, content } of entries) {
    assertSafePath(path);
    if (seen.has(path.toLowerCase())) throw new UnsafePath();
    seen.add(path.toLowerCase());
    const name = Buffer.from(path, 'utf8');
    const start = offset;
    const header = localHeader(name);
    yield header;
    let crc = 0;
    let size = 0;
    for await (const chunk of content) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      yield chunk;
    }
    yield descriptor({ crc, size });
    offset += header.length + size + 16;
    written.push({ name, crc, size, offset: start });
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield end(written.length, directory.length, offset);
}
