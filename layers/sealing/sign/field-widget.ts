import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { displayMatrix, pageGeometry } from '../pdf/page-geometry.ts';
import { type PageNode, pageAt } from '../pdf/page-tree.ts';
import { dict, name, type PdfDict, type PdfRef, PdfStream } from '../pdf/pdf-object.ts';
import { encodeText } from '../pdf/text-string.ts';
import { emptyForm } from './empty-appearance.ts';
import type { DisplayRect, VisibleSignature } from './signature-request.ts';

/** Print and Locked (ISO 32000-2 Table 167). */
export const WIDGET_FLAGS = 132;

interface NewField {
  readonly fieldName: string;
  readonly value: PdfRef;
  readonly visible: VisibleSignature | undefined;
  readonly description: string;
  /** Of an invisible field; undefined leaves it without an appearance. */
  readonly emptyAppearance: PdfRef | undefined;
  /** A lock dictionary, an object of its own (Table 235). */
  readonly lock: PdfRef | undefined;
}

/** A new signature field merged with its widget, and the page that must list it. */
export async function newFieldWidget(
  update: IncrementalUpdate,
  { fieldName, value, visible, description, emptyAppearance, lock }: NewField,
): Promise<{ widget: PdfDict; page: PageNode }> {
  const page = await pageAt(update, visible?.page ?? 0);
  const geometry = visible === undefined ? undefined : await pageGeometry(update, page.effective);
  const matrix = geometry && displayMatrix(geometry);
  const rect =
    visible && geometry && matrix
      ? userSpaceRect(visible.rect, geometry.height, matrix)
      : ([0, 0, 0, 0] as const);
  const appearance = visible ? (visible.appearance ?? update.add(emptyForm(rect))) : emptyAppearance;
  const shown = await update.resolve(appearance);
  if (matrix && appearance && shown instanceof PdfStream) {
    // A quarter turn keeps the appearance upright on a rotated page.
    const upright = matrix.map((value, i) => (i < 4 ? Math.sign(value) : 0));
    update.set(appearance, new PdfStream(shown.dict.with({ Matrix: upright }), shown.body));
  }
  const widget = dict({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    T: encodeText(fieldName),
    TU: encodeText(description),
    V: value,
    F: WIDGET_FLAGS,
    Rect: rect,
    P: page.ref,
    AP: appearance && dict({ N: appearance }),
    Contents: encodeText(description),
    Lock: lock,
  });
  return { widget, page };
}

/** Corners of a displayed rectangle in user space, lower left first. */
function userSpaceRect(
  rect: DisplayRect,
  pageHeight: number,
  [a, b, c, d, e, f]: readonly [number, number, number, number, number, number],
): readonly [number, number, number, number] {
  const corner = (u: number, v: number): readonly [number, number] => [a * u + c * v + e, b * u + d * v + f];
  const [x0, y0] = corner(rect.x, pageHeight - rect.y);
  const [x1, y1] = corner(rect.x + rect.width, pageHeight - rect.y - rect.height);
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}
