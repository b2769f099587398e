import type { ByteSource } from './byte-source.ts';

/** A source over bytes in memory; reads are views, nothing is copied. */
export function bufferSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    inMemory: true,
    read: async (offset, length) => bytes.subarray(Math.max(0, offset), Math.max(0, offset + length)),
  };
}
