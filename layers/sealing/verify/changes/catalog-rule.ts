import { readCatalog } from '../../pdf/catalog.ts';
import { PdfDict, PdfName, PdfRef } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { differingKeys, samePlain } from './same-object.ts';
import { sameValue } from './same-value.ts';
import { servesOnly } from './serves-only.ts';

/** Keys that a rule of their own judges. */
const ELSEWHERE: ReadonlySet<string> = new Set(['AcroForm', 'DSS', 'Metadata', 'StructTreeRoot']);

/** The catalog may gain a form, validation data and what announces them; everything else stays. */
export async function compareCatalogs(comparison: Comparison): Promise<void> {
  const { old, now, report } = comparison;
  const before = await readCatalog(old);
  const after = await readCatalog(now);
  if (before.ref.equals(after.ref)) report.explain(before.ref.num);
  for (const key of differingKeys(before.dict, after.dict)) {
    if (ELSEWHERE.has(key) || (await sameValue(comparison, before.dict.get(key), after.dict.get(key))))
      continue;
    if (await mayDiffer(comparison, key, before.dict, after.dict)) report.allow('catalog', `/${key}`);
    else report.forbid('catalog', `/${key}`);
  }
  explainExtensions(comparison, before.dict, new Set([before.ref.num, after.ref.num]));
}

async function mayDiffer(
  { old, now }: Comparison,
  key: string,
  before: PdfDict,
  after: PdfDict,
): Promise<boolean> {
  if (key === 'Extensions') return (await now.getDict(after, key)) !== undefined;
  if (key === 'Version') return isLater(before, after);
  if (key !== 'Perms') return false;
  // Usage rights (UR3) may go; a certification may neither come nor go after a signature.
  const [a, b] = [await old.getDict(before, key), await now.getDict(after, key)];
  return samePlain(a?.get('DocMDP'), b?.get('DocMDP'));
}

function isLater(before: PdfDict, after: PdfDict): boolean {
  const [a, b] = [before.get('Version'), after.get('Version')];
  return (
    b instanceof PdfName &&
    /^\d\.\d$/.test(b.name) &&
    (a === undefined || (a instanceof PdfName && b.name >= a.name))
  );
}

/** An extensions dictionary of its own may change in place: it names versions, nothing that is shown. */
function explainExtensions(comparison: Comparison, before: PdfDict, catalogs: ReadonlySet<number>): void {
  const { objects, report } = comparison;
  const extensions = before.get('Extensions');
  const change = extensions instanceof PdfRef ? objects.changed.get(extensions.num) : undefined;
  if (!(change?.old instanceof PdfDict) || !(change.now instanceof PdfDict)) return;
  if (!servesOnly(comparison, change.ref.num, catalogs)) return;
  report.explain(change.ref.num);
  report.allow('catalog', '/Extensions');
}
