import { ByteWriter } from '../bytes/byte-writer.ts';
import { PdfRefused } from './pdf-refused.ts';

/** RunLengthDecode (ISO 32000-2 §7.4.5), at most `limit` bytes out. */
export function runLengthDecode(data: Uint8Array, limit: number): Uint8Array {
  const out = new ByteWriter();
  for (let i = 0; i < data.length; ) {
    const length = data[i] ?? 128;
    if (length === 128) break;
    const isCopied = length < 128;
    if (isCopied) out.write(data.subarray(i + 1, i + 2 + length));
    else out.write(data.subarray(i + 1, i + 2)).repeat(out.length - 1, 256 - length);
    i += isCopied ? length + 2 : 2;
    if (out.length > limit) throw new PdfRefused('tooComplex', { message: 'stream too long' });
  }
  return out.toBytes();
}
