import { type PageNode, walkPages } from '../../pdf/page-tree.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isArray, PdfDict, type PdfObject, PdfRef } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { differingKeys, samePlain } from './same-object.ts';
import { sameValue } from './same-value.ts';

/** Keys of a page that an update may change: the list of annotations is judged below. */
const PAGE_KEYS: ReadonlySet<string> = new Set(['Annots', 'Tabs', 'LastModified', 'PieceInfo', 'ITXT']);

/** The same pages in the same order, with the same content; annotations only grow by admitted widgets. */
export async function comparePages(comparison: Comparison): Promise<void> {
  const { old, now, report } = comparison;
  const [before, after] = [await pagesOf(old), await pagesOf(now)];
  const kept = before.every((page, i) => after[i]?.ref.equals(page.ref) === true);
  if (!kept || before.length !== after.length) {
    report.forbid(
      'page',
      before.length === after.length
        ? 'pages were replaced'
        : `${before.length} pages when signed, ${after.length} now`,
    );
  }
  explainMarks(comparison, before);
  for (const [i, page] of before.entries()) {
    const later = after[i];
    if (later?.ref.equals(page.ref) !== true) continue;
    await comparePage(comparison, page, later);
    await compareAnnotations(comparison, page, later);
  }
}

/** A writer's mark on page tree nodes (iText) says nothing to a reader. */
const MARKS: ReadonlySet<string> = new Set(['ITXT']);

function explainMarks({ objects, report }: Comparison, pages: readonly PageNode[]): void {
  for (const num of new Set(pages.flatMap(({ path }) => path.map((ref) => ref.num)))) {
    const change = objects.changed.get(num);
    if (!(change?.old instanceof PdfDict) || !(change.now instanceof PdfDict)) continue;
    if (!differingKeys(change.old, change.now).every((key) => MARKS.has(key))) continue;
    report.explain(num);
    report.allow('metadata', 'page tree');
  }
}

/** Objects that draw the pages, to be checked once every rule has spoken: none of them may have been explained. */
export async function contentObjects(file: PdfFile): Promise<Set<number>> {
  const numbers = new Set<number>();
  for await (const { dict } of walkPages(file)) {
    const contents = dict.get('Contents');
    const list = await file.resolve(contents);
    for (const item of [contents, ...(isArray(list) ? list : [])])
      if (item instanceof PdfRef) numbers.add(item.num);
  }
  return numbers;
}

async function pagesOf(file: PdfFile): Promise<PageNode[]> {
  const pages: PageNode[] = [];
  for await (const page of walkPages(file)) pages.push(page);
  return pages;
}

async function comparePage(comparison: Comparison, before: PageNode, after: PageNode): Promise<void> {
  const { objects, report } = comparison;
  if (!objects.changed.has(before.ref.num)) return;
  report.explain(before.ref.num);
  for (const key of differingKeys(before.dict, after.dict)) {
    if (PAGE_KEYS.has(key) || (await sameValue(comparison, before.dict.get(key), after.dict.get(key))))
      continue;
    const kind = key === 'Contents' || key === 'Resources' ? 'pageContent' : 'page';
    report.forbid(kind, `page ${before.index + 1} /${key}`);
  }
}

async function compareAnnotations(comparison: Comparison, before: PageNode, after: PageNode): Promise<void> {
  const { old, now, objects, report } = comparison;
  const list = before.dict.get('Annots');
  const listChanged = list instanceof PdfRef && objects.changed.has(list.num);
  if (!listChanged && samePlain(list, after.dict.get('Annots'))) return;
  if (listChanged) report.explain(list.num);
  const [earlier, later] = [
    await old.getArray(before.dict, 'Annots'),
    await now.getArray(after.dict, 'Annots'),
  ];
  const rest = [...later];
  for (const item of earlier) {
    const at = rest.findIndex((candidate) => samePlain(candidate, item));
    if (at < 0) report.forbid('annotation', `removed from page ${before.index + 1}`);
    else rest.splice(at, 1);
  }
  for (const item of rest)
    if (!isAdmitted(comparison, item)) report.forbid('annotation', `added to page ${before.index + 1}`);
}

function isAdmitted({ admittedWidgets }: Comparison, item: PdfObject): boolean {
  return item instanceof PdfRef && admittedWidgets.has(item.num);
}
