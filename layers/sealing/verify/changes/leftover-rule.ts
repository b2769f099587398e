import { PdfDict, PdfName, type PdfObject, PdfStream } from '../../pdf/pdf-object.ts';
import type { ChangeKind } from '../verification.ts';
import { isObjectStream } from './changed-objects.ts';
import type { Comparison } from './comparison.ts';
import { contentsOf } from './page-index.ts';
import { reachable } from './reachable.ts';

/** Whatever no rule has explained is forbidden, and named. */
export async function nameLeftovers(comparison: Comparison): Promise<void> {
  const { old, objects, usage, report } = comparison;
  const contents = await drawingObjects(comparison);
  for (const [num, change] of objects.changed) {
    if (isObjectStream(change.old)) report.forbid('structure', `object stream ${num} was replaced`);
    else if (contents.has(num)) report.forbid('pageContent', `object ${num}`);
    else if (!report.explained.has(num)) report.forbid(kindOf(change.old), `object ${num}`);
  }
  // A reference that led nowhere when the document was signed may not be given a meaning afterwards.
  const dangling = new Set([...objects.added].filter((num) => usage.old.has(num)));
  if (dangling.size === 0) return;
  for (const num of await reachable(old, dangling))
    report.forbid('object', `object ${num} was missing when signed`);
}

/** What draws the pages, now and in the pages that were changed as they were: no rule may have explained any of it. */
async function drawingObjects({ old, objects, pages }: Comparison): Promise<Set<number>> {
  const contents = new Set(pages.contents);
  for (const { ref } of pages.pages) {
    const before = objects.changed.get(ref.num)?.old;
    if (!(before instanceof PdfDict)) continue;
    for (const num of await contentsOf(old, { dict: before })) contents.add(num);
  }
  return contents;
}

const KIND_BY_TYPE: Readonly<Record<string, ChangeKind>> = {
  Page: 'page',
  Pages: 'page',
  Annot: 'annotation',
  Font: 'font',
  FontDescriptor: 'font',
  XObject: 'pageContent',
  ExtGState: 'pageContent',
  OCG: 'pageContent',
  Sig: 'signedField',
  DocTimeStamp: 'signedField',
  XRef: 'structure',
};

function kindOf(object: PdfObject | undefined): ChangeKind {
  const dict = object instanceof PdfStream ? object.dict : object;
  if (!(dict instanceof PdfDict)) return 'object';
  const type = dict.get('Type');
  if (type instanceof PdfName && type.name in KIND_BY_TYPE) return KIND_BY_TYPE[type.name] ?? 'object';
  return dict.has('Subtype') && object instanceof PdfStream ? 'pageContent' : 'object';
}
