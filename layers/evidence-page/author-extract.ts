import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { ExtractPage } from '../ports/extract-author.ts';
import { alignGlyphs } from '../sealing/author/align-glyphs.ts';
import type { PageFonts } from './author-evidence-page.ts';
import { Writer } from './writer.ts';

/** Characters that the fonts have no glyph for are shown by their code. */
const printable = (text: string, has: (code: number) => boolean): string =>
  [...text].map((letter) => (has(letter.codePointAt(0) ?? 0) ? letter : '?')).join('');

/** An extract as a PDF: headings, labels and values, in embedded subset fonts and grey scale. */
export async function authorExtract(extract: ExtractPage, fonts: PageFonts): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  document.setTitle(extract.heading);
  document.setLanguage(extract.locale);
  const faces = {
    text: await document.embedFont(alignGlyphs(fonts.text), { subset: true }),
    bold: await document.embedFont(alignGlyphs(fonts.bold), { subset: true }),
  };
  const known = new Set(faces.text.getCharacterSet());
  const show = (text: string) => printable(text.replace(/\s+/gu, ' '), (code) => known.has(code));
  const page = new Writer(document, faces);
  page.paragraph(show(extract.heading), { bold: true, size: 18 });
  page.gap(4);
  page.paragraph(show(extract.intro), { grey: true });
  for (const { heading, rows } of extract.sections) {
    page.heading(show(heading));
    for (const [label, value] of rows) {
      page.row(show(label), show(value), 170);
      page.gap(2);
    }
  }
  page.number((n, all) => `${n} / ${all}`, show(extract.foot));
  return document.save({ useObjectStreams: false });
}
