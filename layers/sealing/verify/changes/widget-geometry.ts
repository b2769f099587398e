import type { ObjectReader } from '../../pdf/object-reader.ts';
import type { PdfDict } from '../../pdf/pdf-object.ts';

/** Left, bottom, right, top in user space. */
export type Box = readonly [number, number, number, number];

const HIDDEN = 2;
const PRINT = 4;
const NO_VIEW = 32;

/** The rectangle of an annotation; null when it has none that can be read. */
export async function boxOf(file: ObjectReader, widget: PdfDict): Promise<Box | null> {
  const items = await Promise.all((await file.getArray(widget, 'Rect')).map((item) => file.resolve(item)));
  const [x0, y0, x1, y1] = items;
  if (typeof x0 !== 'number' || typeof y0 !== 'number' || typeof x1 !== 'number' || typeof y1 !== 'number')
    return null;
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

export const areaOf = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0);

/** True when an annotation shows nothing on the page: no area, or flagged to be neither viewed nor printed. */
export async function isInvisible(file: ObjectReader, widget: PdfDict): Promise<boolean> {
  if (!widget.has('Rect')) return true;
  const entry = await file.get(widget, 'F');
  const flags = typeof entry === 'number' ? entry : 0;
  // What is not viewed may still be printed.
  if ((flags & HIDDEN) !== 0 || (flags & (NO_VIEW | PRINT)) === NO_VIEW) return true;
  const box = await boxOf(file, widget);
  return box !== null && areaOf(box) === 0;
}

export function boxesOverlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
