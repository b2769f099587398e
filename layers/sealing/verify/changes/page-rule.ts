import { readCatalog } from '../../pdf/catalog.ts';
import { type PageNode, walkPages } from '../../pdf/page-tree.ts';
import { PdfDict, type PdfObject, PdfRef } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { differingKeys, samePlain } from './same-object.ts';
import { sameValue } from './same-value.ts';

/** Keys of a page that an update may change: the list of annotations is judged below. */
const PAGE_KEYS: ReadonlySet<string> = new Set(['Annots', 'Tabs', 'LastModified', 'PieceInfo', 'ITXT']);
/** A writer's mark on page tree nodes (iText) says nothing to a reader. */
const MARKS: ReadonlySet<string> = new Set(['ITXT']);

/** The same pages in the same order, with the same content; annotations only grow by admitted widgets. */
export async function comparePages(comparison: Comparison): Promise<void> {
  const { objects, pages } = comparison;
  if (!(await isSameTree(comparison))) await compareTrees(comparison);
  for (const later of pages.pages) {
    const change = objects.changed.get(later.ref.num);
    if (change === undefined) await compareAnnotations(comparison, later, later.dict);
    else if (change.old instanceof PdfDict) await comparePage(comparison, change.old, later);
  }
}

/** True when no object of the page tree was touched: then it need not be walked for every signature. */
async function isSameTree({ old, now, objects, pages }: Comparison): Promise<boolean> {
  const [before, after] = [
    (await readCatalog(old)).dict.get('Pages'),
    (await readCatalog(now)).dict.get('Pages'),
  ];
  const touched = (num: number) => objects.changed.has(num) || objects.added.has(num);
  const added = pages.pages.some(({ ref }) => objects.added.has(ref.num));
  return samePlain(before, after) && !added && ![...pages.nodes].some(touched);
}

async function compareTrees({ old, objects, pages, report }: Comparison): Promise<void> {
  const before: PageNode[] = [];
  for await (const page of walkPages(old)) before.push(page);
  const after = pages.pages;
  const kept = before.every((page, i) => after[i]?.ref.equals(page.ref) === true);
  if (before.length !== after.length)
    report.forbid('page', `${before.length} pages when signed, ${after.length} now`);
  else if (!kept) report.forbid('page', 'pages were replaced');
  for (const num of new Set(before.flatMap(({ path }) => path.map((ref) => ref.num)))) {
    const change = objects.changed.get(num);
    if (!(change?.old instanceof PdfDict) || !(change.now instanceof PdfDict)) continue;
    if (!differingKeys(change.old, change.now).every((key) => MARKS.has(key))) continue;
    report.explain(num);
    report.allow('metadata', 'page tree');
  }
}

async function comparePage(comparison: Comparison, before: PdfDict, later: PageNode): Promise<void> {
  const { report } = comparison;
  report.explain(later.ref.num);
  for (const key of differingKeys(before, later.dict)) {
    if (PAGE_KEYS.has(key) || (await sameValue(comparison, before.get(key), later.dict.get(key)))) continue;
    const kind = key === 'Contents' || key === 'Resources' ? 'pageContent' : 'page';
    report.forbid(kind, `page ${later.index + 1} /${key}`);
  }
  await compareAnnotations(comparison, later, before);
}

async function compareAnnotations(comparison: Comparison, page: PageNode, before: PdfDict): Promise<void> {
  const { old, now, objects, report } = comparison;
  const list = before.get('Annots');
  const listChanged = list instanceof PdfRef && objects.changed.has(list.num);
  if (!listChanged && samePlain(list, page.dict.get('Annots'))) return;
  if (listChanged) report.explain(list.num);
  const earlier = await old.getArray(before, 'Annots');
  const rest = [...(await now.getArray(page.dict, 'Annots'))];
  for (const item of earlier) {
    const at = rest.findIndex((candidate) => samePlain(candidate, item));
    if (at < 0) report.forbid('annotation', `removed from page ${page.index + 1}`);
    else rest.splice(at, 1);
  }
  for (const item of rest) {
    if (!isAdmitted(comparison, item)) report.forbid('annotation', `added to page ${page.index + 1}`);
  }
}

function isAdmitted({ admittedWidgets }: Comparison, item: PdfObject): boolean {
  return item instanceof PdfRef && admittedWidgets.has(item.num);
}
