import type { ByteSource } from './byte-source.ts';

/** The bytes `[start, end)` of a source as a source of its own, e.g. an earlier revision of a file. */
export function sliceSource(source: ByteSource, start: number, end: number): ByteSource {
  const from = Math.max(0, Math.min(start, source.size));
  const size = Math.max(0, Math.min(end, source.size) - from);
  return {
    size,
    inMemory: source.inMemory === true,
    read: (offset, length) => source.read(from + offset, Math.max(0, Math.min(length, size - offset))),
  };
}
