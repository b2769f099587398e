import { PdfRefused } from './pdf-refused.ts';

/** RunLengthDecode (ISO 32000-2 §7.4.5), at most `limit` bytes out. */
export function runLengthDecode(data: Uint8Array, limit: number): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < data.length; ) {
    const length = data[i] ?? 128;
    if (length === 128) break;
    const copied = length < 128 ? data.subarray(i + 1, i + 2 + length) : undefined;
    if (copied === undefined) out.push(...new Array<number>(257 - length).fill(data[i + 1] ?? 0));
    else out.push(...copied);
    i += copied === undefined ? 2 : length + 2;
    if (out.length > limit) throw new PdfRefused('tooComplex', { message: 'stream too long' });
  }
  return Uint8Array.from(out);
}
