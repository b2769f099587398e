import type { ObjectReader } from '../pdf/object-reader.ts';
import { dict, isArray, name, PdfDict, type PdfObject, PdfRef, PdfStream } from '../pdf/pdf-object.ts';
import type { SignatureField } from '../pdf/signature-fields.ts';

/** A form that draws nothing: PDF/A-1 wants a normal appearance on every widget (ISO 19005-1 §6.9). */
export function emptyForm(rect: readonly PdfObject[]): PdfStream {
  const [x0, y0, x1, y1] = rect.map((value) => (typeof value === 'number' ? value : 0));
  const box = [0, 0, (x1 ?? 0) - (x0 ?? 0), (y1 ?? 0) - (y0 ?? 0)];
  return new PdfStream(dict({ Type: name('XObject'), Subtype: name('Form'), BBox: box }), new Uint8Array(0));
}

/**
 * The empty appearance of an earlier invisible signature. A document time-stamp uses it again: a new appearance
 * would be more than the long-term update that a certification with P=1 allows.
 */
export async function findEmptyForm(
  file: ObjectReader,
  fields: readonly SignatureField[],
): Promise<PdfRef | undefined> {
  for (const { dict: field } of fields) {
    const appearance = await file.get(field, 'AP');
    const ref = appearance instanceof PdfDict ? appearance.get('N') : undefined;
    const form = await file.resolve(ref);
    if (!(ref instanceof PdfRef) || !(form instanceof PdfStream)) continue;
    const box = form.dict.get('BBox');
    const isEmpty = form.body.length === 0;
    if (isEmpty && isArray(box) && box.every((value) => value === 0)) return ref;
  }
  return undefined;
}
