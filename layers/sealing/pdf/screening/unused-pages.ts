import type { PdfFile } from '../pdf-file.ts';
import { isName, PdfDict, PdfRef } from '../pdf-object.ts';
import { PdfRefused } from '../pdf-refused.ts';
import { sectionEntry, sectionNumbers, type XrefEntry } from '../xref-section.ts';

/** After so many there is nothing more to say. */
const ENOUGH = 100;

/**
 * Numbers of page, page tree and catalog objects that the file holds but does not show: a later update could bring
 * them to light; at most 100. Objects that cannot be read are passed over: nothing leads to them.
 * @param seen object numbers that can be reached from the trailer
 */
export async function unusedPages(file: PdfFile, seen: ReadonlySet<number>): Promise<readonly number[]> {
  const unused: number[] = [];
  const looked = new Set<number>();
  for (const section of file.sections) {
    for (const num of sectionNumbers(section)) {
      if (seen.has(num) || looked.has(num)) continue;
      file.context.meter.check('unusedObjects', looked.size);
      looked.add(num); // the newest section comes first: an older entry of the same number does not count
      const entry = await sectionEntry(section, num);
      if (entry !== undefined && entry.type !== 'free' && (await isPage(file, refTo(num, entry))))
        unused.push(num);
      if (unused.length >= ENOUGH) return unused;
    }
  }
  return unused;
}

const refTo = (num: number, entry: XrefEntry): PdfRef =>
  new PdfRef(num, entry.type === 'offset' ? entry.gen : 0);

async function isPage(file: PdfFile, ref: PdfRef): Promise<boolean> {
  const object = await file.load(ref).catch((error: unknown) => {
    if (error instanceof PdfRefused && error.reason === 'brokenStructure') return null;
    throw error;
  });
  if (!(object instanceof PdfDict)) return false;
  const type = object.get('Type');
  return isName(type, 'Page') || isName(type, 'Pages') || isName(type, 'Catalog');
}
