import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import type { ByteSource } from '../../../layers/sealing/bytes/byte-source.ts';
import { cachingSource } from '../../../layers/sealing/bytes/caching-source.ts';
import { concatSources } from '../../../layers/sealing/bytes/concat-sources.ts';
import { fileSource } from '../../../layers/sealing/bytes/file-source.ts';
import { sliceSource } from '../../../layers/sealing/bytes/slice-source.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i & 255);
const ranges = fc.tuple(fc.nat(1100), fc.nat(1100));

async function readsLike(source: ByteSource, whole: Uint8Array): Promise<void> {
  expect(source.size).toBe(whole.length);
  await fc.assert(
    fc.asyncProperty(ranges, async ([offset, length]) => {
      const read = await source.read(offset, length);
      expect(Buffer.compare(read, whole.subarray(offset, offset + length))).toBe(0);
    }),
  );
}

describe('byte sources read exactly the range, cut at the end', () => {
  it('buffer', () => readsLike(bufferSource(bytes), bytes));

  it('concatenation', () => {
    const parts = [bytes.subarray(0, 300), bytes.subarray(300, 300), bytes.subarray(300)];
    return readsLike(concatSources(...parts.map(bufferSource)), bytes);
  });

  it('slice', () => readsLike(sliceSource(bufferSource(bytes), 100, 700), bytes.subarray(100, 700)));

  it('slice beyond the end', () =>
    readsLike(sliceSource(bufferSource(bytes), 900, 5000), bytes.subarray(900)));

  it('cache', () => readsLike(cachingSource(bufferSource(bytes), { blockSize: 64, maxBlocks: 8 }), bytes));

  it('file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'source-'));
    await writeFile(join(directory, 'file'), bytes);
    const source = await fileSource(join(directory, 'file'));
    try {
      await readsLike(source, bytes);
    } finally {
      await source.close();
      await rm(directory, { recursive: true });
    }
  });
});

describe('caching source', () => {
  it('reads a block once', async () => {
    const reads: [number, number][] = [];
    const slow: ByteSource = {
      size: bytes.length,
      read: async (offset, length) => {
        reads.push([offset, length]);
        return bytes.subarray(offset, offset + length);
      },
    };
    const cached = cachingSource(slow, { blockSize: 100, maxBlocks: 4 });
    await Promise.all([cached.read(10, 10), cached.read(50, 20), cached.read(99, 1)]);
    expect(reads).toEqual([[0, 100]]);
  });

  it('asks again after a failure', async () => {
    let failures = 1;
    const flaky: ByteSource = {
      size: bytes.length,
      read: async (offset, length) => {
        if (failures-- > 0) throw new Error('not now');
        return bytes.subarray(offset, offset + length);
      },
    };
    const cached = cachingSource(flaky);
    await expect(cached.read(0, 4)).rejects.toThrow('not now');
    expect([...(await cached.read(0, 4))]).toEqual([0, 1, 2, 3]);
  });
});
