import fontkit from '@pdf-lib/fontkit';
import { grayscale, PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import { alignGlyphs } from './align-glyphs.ts';
import { drawStrokes } from './draw-strokes.ts';
import type { AuthorFonts, EnteredValue, FieldValue } from './field-value.ts';
import { LINE_HEIGHT, layoutText } from './layout-text.ts';
import { assertGlyphs } from './missing-glyph.ts';

/** A page to draw on: its displayed size in points and the values that go onto it. */
interface ValuePage {
  readonly width: number;
  readonly height: number;
  readonly values: readonly FieldValue[];
}

const LARGEST: Readonly<Record<'text' | 'date' | 'initials' | 'typedSignature', number>> = {
  text: 11,
  date: 11,
  initials: 18,
  typedSignature: 28,
};
const CAP_HEIGHT = 0.714; // Noto Sans

interface DrawingFont {
  readonly font: PDFFont;
  readonly characters: ReadonlySet<number>;
}

/**
 * Draws entered values onto blank pages of the given sizes, one PDF page for each, in subsets of the fonts. Black in
 * gray, which grafting calibrates, and without transparency, so that the result may go into any PDF/A file.
 * @throws MissingGlyph for a character that the font does not have
 */
export async function authorValues(pages: readonly ValuePage[], fonts: AuthorFonts): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.registerFontkit(fontkit);
  const isTyped = ({ value }: FieldValue) => value.kind === 'typedSignature';
  const text = await embed(doc, fonts.text);
  const typed = pages.some(({ values }) => values.some(isTyped));
  const signature = typed ? await embed(doc, fonts.signature) : text;
  for (const { width, height, values } of pages) {
    const page = doc.addPage([width, height]);
    for (const value of values) drawValue(page, value, isTyped(value) ? signature : text);
  }
  return doc.save({ useObjectStreams: false, addDefaultPage: false });
}

async function embed(doc: PDFDocument, bytes: Uint8Array): Promise<DrawingFont> {
  // Ligatures are left out: copied and searched text stays what was entered.
  const font = await doc.embedFont(alignGlyphs(bytes), {
    subset: true,
    features: { liga: false, dlig: false, clig: false },
  });
  return { font, characters: new Set(font.getCharacterSet()) };
}

function drawValue(page: PDFPage, field: FieldValue, font: DrawingFont): void {
  const { value } = field;
  const top = page.getHeight() - field.y;
  const box = { left: field.x, top, width: field.width, height: field.height };
  if (value.kind === 'drawnSignature') drawStrokes(page, box, value.strokes);
  else if (value.kind === 'checkbox') {
    if (value.checked) drawStrokes(page, box, CHECK_MARK);
  } else drawText(page, field, value, font);
}

const CHECK_MARK = [
  [
    [0.15, 0.5],
    [0.4, 0.8],
    [0.85, 0.15],
  ],
] as const;

function drawText(
  page: PDFPage,
  field: FieldValue,
  value: Extract<EnteredValue, { text: string }>,
  { font, characters }: DrawingFont,
): void {
  const text = value.text.normalize('NFC').replace(/\t/g, ' ');
  assertGlyphs(text, characters);
  const layout = layoutText(text, field, LARGEST[value.kind], (line, size) =>
    font.widthOfTextAtSize(line, size),
  );
  const { size, lines } = layout;
  const block = (lines.length - 1) * size * LINE_HEIGHT + size * CAP_HEIGHT;
  const middle = page.getHeight() - field.y - field.height / 2;
  for (const [i, line] of lines.entries()) {
    const y = middle + block / 2 - size * CAP_HEIGHT - i * size * LINE_HEIGHT;
    if (line !== '') page.drawText(line, { x: field.x, y, size, font, color: grayscale(0) });
  }
}
