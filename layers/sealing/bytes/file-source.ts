import { open } from 'node:fs/promises';
import type { ByteSource } from './byte-source.ts';

/** A file opened for ranged reading; `close` releases the handle. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/**
 * Opens a file for ranged reading.
 * @throws the file system's own error when the path cannot be opened.
 */
export async function fileSource(path: string): Promise<FileSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    size,
    close: () => handle.close(),
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const bytes = new Uint8Array(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await handle.read(bytes, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
  };
}
