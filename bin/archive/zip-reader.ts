import { createHash } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';
import { assertSafePath } from '../../layers/usecases/privacy/extract/zip-stream.ts';

/** An archive that is not one of ours, or that wants more than it may. */
export class BadArchive extends Error {
  readonly code = 'bad_archive';
  constructor(what: string) {
    super(what);
    this.name = 'BadArchive';
  }
}

const budget = { entries: 200_000, entryBytes: 128 * 1024 * 1024, totalBytes: 4 * 1024 ** 3 } as const;
const symbolicLink = 0xa000;

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1)
    if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  throw new BadArchive('no ZIP archive');
}

function entryAt(bytes: Buffer, at: number): { entry: Entry; next: number } {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
    throw new BadArchive('a broken directory');
  const nameLength = bytes.readUInt16LE(at + 28);
  const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  const mode = bytes.readUInt32LE(at + 38) >>> 16;
  if ((mode & 0xf000) === symbolicLink) throw new BadArchive('a symbolic link');
  const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
  assertSafePath(path);
  const entry = {
    path,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  return { entry, next };
}

function contentOf(bytes: Buffer, { path, method, crc, packed, size, offset }: Entry): Buffer {
  if (size > budget.entryBytes) throw new BadArchive(`${path} is too large`);
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50)
    throw new BadArchive(`${path} is not where the directory says`);
  const nameLength = bytes.readUInt16LE(offset + 26);
  if (bytes.toString('utf8', offset + 30, offset + 30 + nameLength) !== path)
    throw new BadArchive(`${path} has two names`);
  const start = offset + 30 + nameLength + bytes.readUInt16LE(offset + 28);
  const raw = bytes.subarray(start, start + packed);
  if (method !== 0 && method !== 8) throw new BadArchive(`${path} is packed in an unknown way`);
  const content = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: size + 1 });
  if (content.length !== size || crc32(content) !== crc) throw new BadArchive(`${path} is damaged`);
  return content;
}

/**
 * The files of a ZIP archive (PKWARE APPNOTE 6.3), each under a plain relative path that stands once, within a budget
 * of number and size; read as they are asked for.
 * @throws BadArchive for anything else; UnsafePath for a path that leaves the folder
 */
export function readZip(bytes: Buffer): ReadonlyMap<string, () => Buffer> {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const files = new Map<string, () => Buffer>();
  const seen = new Set<string>();
  let total = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let read = 0; read < count; read += 1) {
    const { entry, next } = entryAt(bytes, at);
    total += entry.size;
    if (seen.has(entry.path.toLowerCase())) throw new BadArchive(`${entry.path} stands twice`);
    if (read >= budget.entries || total > budget.totalBytes) throw new BadArchive('too much in one archive');
    seen.add(entry.path.toLowerCase());
    files.set(entry.path, () => contentOf(bytes, entry));
    at = next;
  }
  return files;
}

interface Manifest {
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

/** Every file of the archive, checked against its manifest: none more, none less, none changed. */
export function checkedArchive(bytes: Buffer): ReadonlyMap<string, () => Buffer> {
  const files = readZip(bytes);
  const manifest = files.get('manifest.json');
  if (manifest === undefined) throw new BadArchive('no manifest');
  const { files: listed } = JSON.parse(manifest().toString('utf8')) as Manifest;
  if (listed.length !== files.size - 1) throw new BadArchive('the manifest names other files');
  for (const { path, sha256 } of listed) {
    const content = files.get(path)?.();
    if (content === undefined) throw new BadArchive(`${path} is missing`);
    if (createHash('sha256').update(content).digest('hex') !== sha256)
      throw new BadArchive(`${path} is not what the manifest says`);
  }
  return files;
}
