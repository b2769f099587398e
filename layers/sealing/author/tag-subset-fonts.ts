import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { isName, PdfDict, PdfName, PdfRef, PdfStream } from '../pdf/pdf-object.ts';

/**
 * Completes what pdf-lib leaves out on subset fonts and PDF/A asks for: the six-letter tag of their names
 * (ISO 32000-2 §9.9.2) and the `/CIDSet` of PDF/A-1 (ISO 19005-1 §6.3.5), which lists every glyph of the subset.
 */
export async function tagSubsetFonts(update: IncrementalUpdate, copied: Iterable<PdfRef>): Promise<void> {
  for (const ref of copied) {
    const font = await update.load(ref);
    if (!(font instanceof PdfDict) || !isName(font.get('Subtype'), 'Type0')) continue;
    const [descendantRef] = await update.getArray(font, 'DescendantFonts');
    const descendant = await update.resolve(descendantRef);
    const name = font.get('BaseFont');
    if (!(descendantRef instanceof PdfRef) || !(descendant instanceof PdfDict) || !(name instanceof PdfName))
      continue;
    const descriptorRef = descendant.get('FontDescriptor');
    const descriptor = await update.resolve(descriptorRef);
    if (!(descriptorRef instanceof PdfRef) || !(descriptor instanceof PdfDict)) continue;
    const program = await update.get(descriptor, 'FontFile2');
    if (!(program instanceof PdfStream)) continue;
    const tagged = new PdfName(`${tagOf(ref.num)}+${name.name}`);
    const glyphs = glyphCount(await update.file.streamData(program));
    const CIDSet = update.add(new PdfStream(new PdfDict(), cidSet(glyphs)));
    update.set(ref, font.with({ BaseFont: tagged }));
    update.set(descendantRef, descendant.with({ BaseFont: tagged }));
    update.set(descriptorRef, descriptor.with({ FontName: tagged, CIDSet }));
  }
}

/** Six capital letters, different for each object. */
function tagOf(num: number): string {
  return Array.from({ length: 6 }, (_, i) => String.fromCharCode(65 + (Math.floor(num / 26 ** i) % 26))).join(
    '',
  );
}

/** A bit for each CID from zero, the highest bit of a byte first. */
function cidSet(glyphs: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(glyphs / 8)).fill(255);
  if (glyphs % 8 > 0) bits[bits.length - 1] = (255 << (8 - (glyphs % 8))) & 255;
  return bits;
}

/** `numGlyphs` of the `maxp` table of a TrueType font (OpenType, maxp). */
function glyphCount(font: Uint8Array): number {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = view.getUint16(4);
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16;
    const isMaxp = view.getUint32(record) === 0x6d617870;
    if (isMaxp) return view.getUint16(view.getUint32(record + 8) + 4);
  }
  return 0;
}
