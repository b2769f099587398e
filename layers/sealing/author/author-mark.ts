import fontkit from '@pdf-lib/fontkit';
import { grayscale, PDFDocument } from 'pdf-lib';
import { bufferSource } from '../bytes/buffer-source.ts';
import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { pageAt } from '../pdf/page-tree.ts';
import type { PdfRef } from '../pdf/pdf-object.ts';
import { alignGlyphs } from './align-glyphs.ts';
import { graftForm } from './graft-form.ts';
import { Graft } from './graft-objects.ts';
import { LINE_HEIGHT, layoutText } from './layout-text.ts';
import { assertGlyphs } from './missing-glyph.ts';
import { tagSubsetFonts } from './tag-subset-fonts.ts';

/** What a visible seal shows: lines of text in a thin frame. Width and height in points. */
export interface SealMark {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
  /** TrueType or OpenType file to subset from. */
  readonly font: Uint8Array;
}

const PADDING = 4;
const LARGEST = 10;
const ASCENT = 0.9;

/**
 * Draws the mark of a visible seal, to be given to the signer as `visible.appearance`.
 * @throws MissingGlyph for a character that the font does not have
 */
export async function authorMark(update: IncrementalUpdate, mark: SealMark): Promise<PdfRef> {
  const { width, height } = mark;
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.registerFontkit(fontkit);
  const font = await doc.embedFont(alignGlyphs(mark.font), { subset: true, features: { liga: false } });
  const text = mark.lines.join('\n').normalize('NFC');
  assertGlyphs(text, new Set(font.getCharacterSet()));
  const page = doc.addPage([width, height]);
  page.drawRectangle({
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: height - 1,
    borderColor: grayscale(0),
    borderWidth: 0.5,
  });
  const box = { width: width - 2 * PADDING, height: height - 2 * PADDING };
  const { size, lines } = layoutText(text, box, LARGEST, (line, at) => font.widthOfTextAtSize(line, at));
  for (const [i, line] of lines.entries()) {
    const y = height - PADDING - size * (ASCENT + i * LINE_HEIGHT);
    if (line !== '') page.drawText(line, { x: PADDING, y, size, font, color: grayscale(0) });
  }
  const from = await openPdf(bufferSource(await doc.save({ useObjectStreams: false })));
  const graft = new Graft(from, update);
  const form = await graftForm(update, { from, graft, page: await pageAt(from, 0) });
  await tagSubsetFonts(update, graft.copies);
  return form;
}
