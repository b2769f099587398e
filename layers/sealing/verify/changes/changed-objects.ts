import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isName, type PdfObject, PdfRef, PdfStream } from '../../pdf/pdf-object.ts';
import { PdfRefused } from '../../pdf/pdf-refused.ts';
import { sectionEntries, type XrefEntry } from '../../pdf/xref-section.ts';
import type { Revision } from '../open-revision.ts';
import { sameObject, tryLoad } from './same-object.ts';

/** An object of the signed revision that says something else now; undefined where it cannot be read. */
export interface ChangedObject {
  readonly ref: PdfRef;
  readonly old: PdfObject | undefined;
  readonly now: PdfObject | undefined;
}

export interface ChangedObjects {
  readonly changed: ReadonlyMap<number, ChangedObject>;
  /** Numbers that meant nothing in the signed revision and mean something now. */
  readonly added: ReadonlySet<number>;
}

/** More than this in one update is no update but another document. */
const MAX_TOUCHED = 200_000;

/** Object numbers that the sections after a revision mention. */
export async function touchedNumbers(final: PdfFile, laterSections: number): Promise<Set<number>> {
  const touched = new Set<number>();
  for (const section of final.sections.slice(0, laterSections)) {
    for await (const [num, entry] of sectionEntries(section)) {
      if (num !== 0 || entry.type !== 'free') touched.add(num); // row 0 heads the list of free rows
    }
  }
  return touched;
}

/** Compares every object that later sections mention with what it was in the signed revision. */
export async function changedObjects(revision: Revision, final: PdfFile): Promise<ChangedObjects> {
  const changed = new Map<number, ChangedObject>();
  const added = new Set<number>();
  const touched = await touchedNumbers(final, revision.laterSections);
  if (touched.size > MAX_TOUCHED)
    throw new PdfRefused('tooComplex', { message: 'too many objects were touched' });
  for (const num of touched) {
    const before = await revision.file.entry(num);
    const after = await final.entry(num);
    if (samePlace(before, after, touched)) continue;
    const ref = new PdfRef(num, before?.type === 'offset' ? before.gen : 0);
    const old = before === undefined || before.type === 'free' ? null : await tryLoad(revision.file, ref);
    if (old === null) {
      const gen = after?.type === 'offset' ? after.gen : 0;
      if ((await tryLoad(final, new PdfRef(num, gen))) !== null) added.add(num);
      continue;
    }
    const now = await tryLoad(final, ref);
    if (await isSame(revision.file, old, final, now)) continue;
    if (isOwnCrossReference(final, before, after)) continue;
    changed.set(num, { ref, old, now });
  }
  return { changed, added };
}

/** Same bytes of the file: nothing to compare, unless the object stream it lies in was replaced. */
function samePlace(
  a: XrefEntry | undefined,
  b: XrefEntry | undefined,
  touched: ReadonlySet<number>,
): boolean {
  if (a?.type === 'offset' && b?.type === 'offset') return a.offset === b.offset && a.gen === b.gen;
  if (a?.type !== 'compressed' || b?.type !== 'compressed') return false;
  return a.container === b.container && a.index === b.index && !touched.has(a.container);
}

async function isSame(
  oldFile: PdfFile,
  old: PdfObject | undefined,
  final: PdfFile,
  now: PdfObject | undefined,
) {
  if (old === undefined || now === undefined) return false;
  return sameObject({ file: oldFile, object: old }, { file: final, object: now });
}

/** A writer may use one object number for the cross-reference streams of all its updates. */
function isOwnCrossReference(
  final: PdfFile,
  before: XrefEntry | undefined,
  after: XrefEntry | undefined,
): boolean {
  const isSection = (entry: XrefEntry | undefined) =>
    entry?.type === 'offset' &&
    final.sections.some(({ kind, offset }) => kind === 'stream' && offset === entry.offset);
  return isSection(before) && isSection(after);
}

/** An object stream whose number was given to something else takes the objects in it along. */
export function isObjectStream(object: PdfObject | undefined): boolean {
  return object instanceof PdfStream && isName(object.dict.get('Type'), 'ObjStm');
}
