import { broken, PdfRefused } from './pdf-refused.ts';

const CLEAR = 256;
const END = 257;

/** LZWDecode (ISO 32000-2 §7.4.4), at most `limit` bytes out. */
export function lzwDecode(data: Uint8Array, earlyChange: boolean, limit: number): Uint8Array {
  const early = earlyChange ? 1 : 0;
  const out: number[] = [];
  let table: (readonly number[])[] = [];
  let width = 9;
  let previous: readonly number[] | undefined;
  let bits = 0;
  let held = 0;
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      table = [];
      width = 9;
      previous = undefined;
      continue;
    }
    const entry = lookUp(code, table, previous);
    if (out.length + entry.length > limit) throw new PdfRefused('tooComplex', { message: 'stream too long' });
    for (const value of entry) out.push(value);
    if (previous !== undefined && table.length < 4096 - 258) table.push([...previous, entry[0] ?? 0]);
    previous = entry;
    const next = table.length + 258 + early + 1;
    width = next > 2048 ? 12 : next > 1024 ? 11 : next > 512 ? 10 : 9;
  }
  return Uint8Array.from(out);
}

function lookUp(
  code: number,
  table: readonly (readonly number[])[],
  previous: readonly number[] | undefined,
): readonly number[] {
  if (code < CLEAR) return [code];
  const known = table[code - 258];
  if (known !== undefined) return known;
  if (previous === undefined || code !== table.length + 258) throw broken('bad LZW code');
  return [...previous, previous[0] ?? 0];
}
