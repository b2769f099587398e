import type { ByteSource } from '../bytes/byte-source.ts';
import { latin1 } from '../bytes/latin1.ts';
import { broken, PdfRefused } from './pdf-refused.ts';

const NEAR = 2048;
const FAR = 65_536;

/**
 * The offset that the last `startxref` of the file names. Garbage of up to 64 KiB after it is passed over.
 * @throws PdfRefused `brokenStructure` when there is none
 */
export async function findStartxref(source: ByteSource): Promise<number> {
  for (const reach of [NEAR, FAR]) {
    const from = Math.max(0, source.size - reach);
    const text = latin1(await source.read(from, reach));
    const at = text.lastIndexOf('startxref');
    if (at < 0) continue;
    const digits = /^startxref\s+(\d{1,15})(?!\d)/.exec(text.slice(at, at + 64))?.[1];
    if (digits === undefined) throw broken('startxref without an offset', { offset: from + at });
    return Number(digits);
  }
  throw broken('no startxref at the end of the file', { offset: source.size });
}

/**
 * The version in the header, e.g. `1.7`.
 * @throws PdfRefused `notPdf` without a header, `brokenStructure` when it does not stand at the first byte
 */
export async function readHeaderVersion(source: ByteSource): Promise<string> {
  const text = latin1(await source.read(0, 1024 + 8));
  const [whole, version] = /%PDF-(\d\.\d)/.exec(text) ?? [];
  if (whole === undefined || version === undefined) throw new PdfRefused('notPdf', { offset: 0 });
  if (!text.startsWith(whole)) throw broken('bytes before the header', { offset: 0 });
  return version;
}
