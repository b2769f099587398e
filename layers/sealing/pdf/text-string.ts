import { PdfString } from './pdf-object.ts';

// PDFDocEncoding (ISO 32000-2 Annex D.3) where it is not Latin-1.
const SPECIAL: ReadonlyMap<number, string> = new Map([
  ...[...'˘ˇˆ˙˝˛˚˜'].map((c, i) => [0x18 + i, c] as const),
  ...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((c, i) => [0x80 + i, c] as const),
  [0xa0, '€'],
]);

/** The text of a text string: UTF-16BE or UTF-8 by its byte order mark, else PDFDocEncoding. */
export function decodeText({ bytes }: PdfString): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    let text = '';
    for (let i = 2; i + 1 < bytes.length; i += 2) {
      text += String.fromCharCode((bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0));
    }
    return text;
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return new TextDecoder().decode(bytes.subarray(3));
  return Array.from(bytes, (byte) => SPECIAL.get(byte) ?? String.fromCharCode(byte)).join('');
}

/** A text string: ASCII as it is, everything else as UTF-16BE with a byte order mark. */
export function encodeText(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return new PdfString(Uint8Array.from(text, (c) => c.charCodeAt(0)));
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xfe, 0xff]);
  for (let i = 0; i < text.length; i++) {
    bytes[2 + i * 2] = text.charCodeAt(i) >> 8;
    bytes[3 + i * 2] = text.charCodeAt(i);
  }
  return new PdfString(bytes);
}

/** A date string in UTC, e.g. `D:20260102030405Z` (ISO 32000-2 §7.9.4). */
export function encodeDate(date: Date): PdfString {
  return encodeText(`D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`);
}
