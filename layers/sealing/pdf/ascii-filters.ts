import { hexValue, isWhite } from './characters.ts';
import { broken } from './pdf-refused.ts';

/** ASCIIHexDecode (ISO 32000-2 §7.4.2). */
export function asciiHexDecode(data: Uint8Array): Uint8Array {
  const digits: number[] = [];
  for (const c of data) {
    if (c === 0x3e) break;
    if (isWhite(c)) continue;
    const value = hexValue(c);
    if (value < 0) throw broken('bad hexadecimal data');
    digits.push(value);
  }
  return Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, i) => {
    return (digits[2 * i] ?? 0) * 16 + (digits[2 * i + 1] ?? 0);
  });
}

/** ASCII85Decode (ISO 32000-2 §7.4.3). */
export function ascii85Decode(data: Uint8Array): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = () => {
    const count = group.length - 1;
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let i = 0; i < count; i++) out.push(Math.floor(value / 256 ** (3 - i)) & 255);
    group = [];
  };
  for (const c of data) {
    if (c === 0x7e) break;
    if (isWhite(c)) continue;
    if (c === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (c < 33 || c > 117) throw broken('bad base-85 data');
    else if (group.push(c - 33) === 5) flush();
  }
  if (group.length > 1) flush();
  return Uint8Array.from(out);
}
