import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { buildFinalRevision } from '../../../layers/sealing/author/build-final-revision.ts';
import type { AuthorFonts, FieldValue } from '../../../layers/sealing/author/field-value.ts';
import { open } from '../sign/sealing-kit.ts';

const folder = resolve(import.meta.dirname, '../../../layers/assets/fonts');
const font = (name: string) => new Uint8Array(readFileSync(join(folder, `${name}.ttf`)));

export const fonts: AuthorFonts = {
  text: font('NotoSans_400Regular'),
  signature: font('NotoSans_400Regular_Italic'),
};

/** The document with values and evidence pages appended, without a seal. */
export async function finish(
  original: Uint8Array,
  values: readonly FieldValue[],
  evidencePages?: Uint8Array,
): Promise<Uint8Array> {
  const file = await open(original);
  const { update } = await buildFinalRevision(file, {
    values,
    fonts,
    ...(evidencePages && { evidencePages }),
  });
  return Buffer.concat([original, (await update.build()).tail]);
}

export interface ShownText {
  readonly text: string;
  /** Points from the upper left corner as displayed; `y` of the baseline. */
  readonly x: number;
  readonly y: number;
}

/** What an independent reader (pdf.js) shows on a page, counted from one. */
export async function shownText(pdf: Uint8Array, pageNumber: number): Promise<readonly ShownText[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 });
  const document = await task.promise;
  const page = await document.getPage(pageNumber);
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const shown = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [x = 0, y = 0] = viewport.convertToViewportPoint(item.transform[4], item.transform[5]);
    return [{ text: item.str, x, y }];
  });
  await task.destroy();
  return shown;
}
