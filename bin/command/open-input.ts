import { bufferSource } from '../../layers/sealing/bytes/buffer-source.ts';
import { type FileSource, fileSource } from '../../layers/sealing/bytes/file-source.ts';
import { readStdin } from './read-stdin.ts';
import { workingPath } from './working-path.ts';

/** A file, or standard input for `-`, for ranged reading. @throws the file system's error */
export async function openInput(path: string): Promise<FileSource> {
  if (path !== '-') return fileSource(workingPath(path));
  return { ...bufferSource(await readStdin()), close: async () => {} };
}
