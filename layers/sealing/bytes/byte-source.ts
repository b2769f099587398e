/**
 * A sequence of bytes that is read by ranges: a buffer, a file, an object store.
 * `read` answers `min(length, size - offset)` bytes (none at or after the end). The answer may be a view of
 * shared memory: readers never write into it.
 */
export interface ByteSource {
  /** Length in bytes; never changes during the life of the source. */
  readonly size: number;
  /** True when a read costs nothing, so that keeping what was read would only waste memory. */
  readonly inMemory?: boolean;
  read(offset: number, length: number): Promise<Uint8Array>;
}
