import { readCatalog } from '../../pdf/catalog.ts';
import { isName, PdfDict, type PdfObject, PdfRef, PdfStream } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { samePlain } from './same-object.ts';

/** Document information and XMP are not shown on the pages: writers date them with every update. */
export async function compareMetadata({ old, now, objects, report }: Comparison): Promise<void> {
  const info = old.trailer.get('Info');
  const change = info instanceof PdfRef ? objects.changed.get(info.num) : undefined;
  if (change !== undefined && isInformation(change.old) && isInformation(change.now)) {
    report.explain(change.ref.num);
    report.allow('metadata', 'document information');
  }
  const [before, after] = [
    (await readCatalog(old)).dict.get('Metadata'),
    (await readCatalog(now)).dict.get('Metadata'),
  ];
  const xmp = before instanceof PdfRef ? objects.changed.get(before.num) : undefined;
  if (samePlain(before, after) && xmp === undefined) return;
  if (!isXmp(await now.resolve(after))) return report.forbid('metadata', 'XMP');
  if (xmp !== undefined && isXmp(xmp.old)) report.explain(xmp.ref.num);
  report.allow('metadata', 'XMP');
}

/** Texts, names and dates only: an information dictionary leads nowhere. */
function isInformation(object: PdfObject | undefined): boolean {
  return (
    object instanceof PdfDict &&
    [...object.map.values()].every((value) => !(value instanceof PdfDict || value instanceof PdfRef))
  );
}

function isXmp(object: PdfObject | undefined): boolean {
  return (
    object instanceof PdfStream &&
    isName(object.dict.get('Type'), 'Metadata') &&
    isName(object.dict.get('Subtype'), 'XML')
  );
}
