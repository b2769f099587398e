import { PdfRef } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { samePlain } from './same-object.ts';

/** Entries that belong to a section, not to the document. */
const SECTION_KEYS: ReadonlySet<string> = new Set([
  'Size',
  'Prev',
  'XRefStm',
  'Type',
  'W',
  'Index',
  'Filter',
  'DecodeParms',
  'Length',
  'DL',
  'DocChecksum',
  'AdditionalStreams',
]);

/** What the trailers say beside their own sections. */
export function compareTrailers({ old, now, report }: Comparison): void {
  const keys = new Set([...old.trailer.map.keys(), ...now.trailer.map.keys()]);
  for (const key of keys) {
    if (SECTION_KEYS.has(key)) continue;
    const [before, after] = [old.trailer.get(key), now.trailer.get(key)];
    if (samePlain(before, after)) continue;
    if (key === 'Info' && (after instanceof PdfRef || after === undefined)) {
      report.allow('metadata', 'document information');
      continue;
    }
    // Another catalog is judged by what it says; many writers renew both parts of the identifier.
    const judgedElsewhere = key === 'Root' && after instanceof PdfRef;
    const renewed = key === 'ID' && !old.trailer.has('Encrypt');
    if (!judgedElsewhere && !renewed) report.forbid('trailer', `/${key}`);
  }
}
