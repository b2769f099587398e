import { ByteWriter } from '../bytes/byte-writer.ts';
import { hexValue, isWhite } from './characters.ts';
import { broken, PdfRefused } from './pdf-refused.ts';

/** ASCIIHexDecode (ISO 32000-2 §7.4.2). */
export function asciiHexDecode(data: Uint8Array): Uint8Array {
  const out = new Uint8Array((data.length + 1) >> 1);
  let digits = 0;
  for (const c of data) {
    if (c === 0x3e) break;
    if (isWhite(c)) continue;
    const value = hexValue(c);
    if (value < 0) throw broken('bad hexadecimal data');
    out[digits >> 1] = digits % 2 === 0 ? value << 4 : (out[digits >> 1] ?? 0) | value;
    digits++;
  }
  return out.subarray(0, (digits + 1) >> 1);
}

/** ASCII85Decode (ISO 32000-2 §7.4.3), at most `limit` bytes out: a `z` stands for four. */
export function ascii85Decode(data: Uint8Array, limit: number): Uint8Array {
  const out = new ByteWriter();
  const group = new DataView(new ArrayBuffer(4));
  const bytes = new Uint8Array(group.buffer);
  let value = 0;
  let count = 0;
  const flush = (missing: number) => {
    for (let i = 0; i < missing; i++) value = value * 85 + 84;
    group.setUint32(0, value);
    out.write(bytes.subarray(0, 4 - missing));
    value = 0;
    count = 0;
  };
  for (const c of data) {
    if (c === 0x7e) break;
    if (isWhite(c)) continue;
    if (out.length > limit) throw new PdfRefused('tooComplex', { message: 'stream too long' });
    if (c === 0x7a && count === 0) flush(0);
    else if (c < 33 || c > 117) throw broken('bad base-85 data');
    else {
      value = value * 85 + c - 33;
      if (++count === 5) flush(0);
    }
  }
  if (count > 1) flush(5 - count);
  return out.toBytes();
}
