import type { ByteSource } from '../../bytes/byte-source.ts';

const MAX_LINE_ENDS = 4;

/** True when nothing but a line end or two stands from `at` to the end of the file: they belong to the last revision. */
export async function isLineEnd(source: ByteSource, at: number): Promise<boolean> {
  if (source.size - at > MAX_LINE_ENDS) return false;
  return (await source.read(at, MAX_LINE_ENDS)).every((byte) => byte === 10 || byte === 13);
}
