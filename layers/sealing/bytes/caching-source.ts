import type { ByteSource } from './byte-source.ts';

/** `blockSize` in bytes; at most `maxBlocks` of them are kept. */
export interface CachingOptions {
  readonly blockSize?: number;
  readonly maxBlocks?: number;
}

/**
 * Keeps recently read blocks, so that many small reads of a slow source become few. Reads of more than a
 * quarter of the cache go straight through: they would only push out what is useful.
 */
export function cachingSource(source: ByteSource, options: CachingOptions = {}): ByteSource {
  const blockSize = options.blockSize ?? 65_536;
  const maxBlocks = options.maxBlocks ?? 64;
  const blocks = new Map<number, Promise<Uint8Array>>();

  const block = (index: number): Promise<Uint8Array> => {
    const kept = blocks.get(index);
    if (kept !== undefined) {
      blocks.delete(index);
      blocks.set(index, kept);
      return kept;
    }
    const fresh = source.read(index * blockSize, blockSize);
    blocks.set(index, fresh);
    fresh.catch(() => blocks.delete(index)); // a failed read may be repeated
    const [oldest] = blocks.keys();
    if (blocks.size > maxBlocks && oldest !== undefined) blocks.delete(oldest);
    return fresh;
  };

  return {
    size: source.size,
    async read(offset, length) {
      const end = Math.min(source.size, offset + length);
      if (end <= offset) return new Uint8Array(0);
      const first = Math.floor(offset / blockSize);
      const last = Math.floor((end - 1) / blockSize);
      if (last - first + 1 > maxBlocks / 4) return source.read(offset, end - offset);
      if (first === last) {
        return (await block(first)).subarray(offset - first * blockSize, end - first * blockSize);
      }
      const indexes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
      const out = new Uint8Array(end - offset);
      for (const [i, bytes] of (await Promise.all(indexes.map(block))).entries()) {
        const start = (first + i) * blockSize;
        const from = Math.max(offset, start);
        out.set(bytes.subarray(from - start, Math.min(end, start + blockSize) - start), from - offset);
      }
      return out;
    },
  };
}
