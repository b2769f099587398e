import { readCatalog } from '../../pdf/catalog.ts';
import { isName, PdfDict, type PdfObject, PdfRef, PdfStream } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { samePlain } from './same-object.ts';
import { servesOnly } from './serves-only.ts';

/** Document information and XMP are not shown on the pages: writers date them with every update. */
export async function compareMetadata(comparison: Comparison): Promise<void> {
  const { old, now, objects, report } = comparison;
  const info = old.trailer.get('Info');
  const change = info instanceof PdfRef ? objects.changed.get(info.num) : undefined;
  const alone = change !== undefined && servesOnly(comparison, change.ref.num, new Set([0]));
  if (alone && change.old instanceof PdfDict && change.now instanceof PdfDict) {
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
  const catalogs = new Set([(await readCatalog(old)).ref.num, (await readCatalog(now)).ref.num]);
  if (xmp !== undefined && isXmp(xmp.old) && servesOnly(comparison, xmp.ref.num, catalogs)) {
    report.explain(xmp.ref.num);
  }
  report.allow('metadata', 'XMP');
}

function isXmp(object: PdfObject | undefined): boolean {
  return (
    object instanceof PdfStream &&
    isName(object.dict.get('Type'), 'Metadata') &&
    isName(object.dict.get('Subtype'), 'XML')
  );
}
