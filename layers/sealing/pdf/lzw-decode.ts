import { ByteWriter } from '../bytes/byte-writer.ts';
import { broken, PdfRefused } from './pdf-refused.ts';

const CLEAR = 256;
const END = 257;
const FIRST = 258;
const CODES = 4096;

/** Where in the output the bytes of a code stand for the first time. */
interface Entry {
  readonly start: number;
  readonly length: number;
}

/** LZWDecode (ISO 32000-2 §7.4.4), at most `limit` bytes out. */
export function lzwDecode(data: Uint8Array, earlyChange: boolean, limit: number): Uint8Array {
  const early = earlyChange ? 1 : 0;
  const out = new ByteWriter();
  let table: Entry[] = [];
  let width = 9;
  let previous: Entry | undefined;
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
    // A new code means what the previous one meant and the first byte of this one: they stand side by side.
    const fresh = previous && { start: previous.start, length: previous.length + 1 };
    const known = code - FIRST === table.length ? fresh : table[code - FIRST];
    if (code > END && known === undefined) throw broken('bad LZW code');
    const entry = { start: out.length, length: known?.length ?? 1 };
    if (out.length + entry.length > limit) throw new PdfRefused('tooComplex', { message: 'stream too long' });
    if (known === undefined) out.write(Uint8Array.of(code));
    else out.repeat(known.start, known.length);
    if (fresh !== undefined && table.length < CODES - FIRST) table.push(fresh);
    previous = entry;
    const next = table.length + FIRST + early + 1;
    width = next > 2048 ? 12 : next > 1024 ? 11 : next > 512 ? 10 : 9;
  }
  return out.toBytes();
}
