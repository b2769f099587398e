import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkedArchive, readZip } from '../../bin/archive/zip-reader.ts';
import { zipStream } from '../../layers/usecases/privacy/extract/zip-stream.ts';

async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const entries = Object.entries(files).map(([path, content]) => ({ path, content: [Buffer.from(content)] }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const manifestOf = (files: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    version: 1,
    files: Object.entries(files).map(([path, content]) => ({
      path,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  });

/** The same bytes with one word put for another of the same length, everywhere or from a place on. */
function replaced(bytes: Buffer, from: string, to: string, after = 0): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(from, after); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at);
  return copy;
}

const directoryOf = (bytes: Buffer): number => bytes.readUInt32LE(bytes.length - 22 + 16);

describe('an archive', () => {
  it('is read as it was written', async () => {
    const files = readZip(await zipOf({ 'a.json': '{}', 'documents/b c.pdf': 'x' }));
    expect([...files].map(([path, read]) => [path, read().toString()])).toEqual([
      ['a.json', '{}'],
      ['documents/b c.pdf', 'x'],
    ]);
  });

  it.each([['../x/a.json'], ['/xx/a.json1'], ['x\\..\\a.json'], ['C:/x/a.json'], ['x/../a.json']])(
    'P-25: refuses the path %s',
    async (path) => {
      const plain = 'p'.repeat(path.length);
      const bytes = replaced(await zipOf({ [plain]: 'x' }), plain, path);
      expect(() => readZip(bytes)).toThrow('not a relative path of plain segments');
    },
  );

  it('P-25: refuses two names for one file, one name for two, and a symbolic link', async () => {
    const bytes = await zipOf({ 'aaaa.json': 'x', 'bbbb.json': 'y' });
    const other = replaced(bytes, 'aaaa.json', 'cccc.json', directoryOf(bytes));
    expect(() => readZip(other).get('cccc.json')?.()).toThrow('has two names');
    expect(() => readZip(replaced(bytes, 'bbbb.json', 'AAAA.json'))).toThrow('stands twice');
    const link = Buffer.from(bytes);
    link.writeUInt32LE(0xa1ff0000, directoryOf(bytes) + 38);
    expect(() => readZip(link)).toThrow('a symbolic link');
  });

  it('P-25: refuses a bomb, damage, and what is no archive', async () => {
    const bytes = await zipOf({ 'a.json': 'harmless' });
    const bomb = deflateRawSync(Buffer.alloc(50_000_000));
    const packed = await zipOf({ 'a.json': bomb });
    const directory = directoryOf(packed);
    packed.writeUInt16LE(8, directory + 10);
    packed.writeUInt32LE(10, directory + 24);
    expect(() => readZip(packed).get('a.json')?.()).toThrow();
    packed.writeUInt32LE(0xfffffff0, directory + 24);
    expect(() => readZip(packed).get('a.json')?.()).toThrow('too large');
    expect(() => readZip(replaced(bytes, 'harmless', 'harmful!')).get('a.json')?.()).toThrow('damaged');
    expect(() => readZip(Buffer.from('no archive at all, only words'))).toThrow('no ZIP archive');
    expect(() => readZip(bytes.subarray(0, 60))).toThrow('no ZIP archive');
  });

  it('P-25: holds what its manifest says: none more, none less, none changed', async () => {
    const files = { 'a.json': '{}', 'b.json': '[]' };
    const manifest = manifestOf(files);
    expect(checkedArchive(await zipOf({ ...files, 'manifest.json': manifest })).size).toBe(3);
    const wrong = [
      files,
      { 'a.json': '{}', 'manifest.json': manifest },
      { ...files, 'c.json': '', 'manifest.json': manifest },
      { ...files, 'b.json': '[1]', 'manifest.json': manifest },
    ];
    for (const one of wrong) await expect(zipOf(one).then(checkedArchive)).rejects.toThrow();
  });
});
