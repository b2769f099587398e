import { PdfDict, PdfName, type PdfObject, PdfStream } from '../../pdf/pdf-object.ts';
import type { ChangeKind } from '../verification.ts';
import { isObjectStream } from './changed-objects.ts';
import type { Comparison } from './comparison.ts';
import { contentObjects } from './page-rule.ts';
import { reachable } from './reachable.ts';

/** Whatever no rule has explained is forbidden, and named. */
export async function nameLeftovers({ old, now, objects, usage, report }: Comparison): Promise<void> {
  const contents = new Set([...(await contentObjects(old)), ...(await contentObjects(now))]);
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
