import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isName, type PdfObject, PdfRef, PdfStream } from '../../pdf/pdf-object.ts';
import { sectionNumbers, type XrefSection } from '../../pdf/xref-section.ts';
import type { Revision } from '../open-revision.ts';
import { touchedNumbers } from './changed-objects.ts';
import { referencesIn } from './references.ts';
import { tryLoad } from './same-object.ts';

/** Who refers to what: object numbers of holders by object number referred to; 0 stands for the trailer. */
export type Usage = ReadonlyMap<number, ReadonlySet<number>>;

/**
 * For each revision (oldest first) and for the file as it is: which objects refer to objects that were touched after the
 * first revision. Every object is read once, in the revision that brought it.
 */
export async function usageByRevision(
  final: PdfFile,
  revisions: readonly Revision[],
): Promise<readonly Usage[]> {
  const [first] = revisions;
  if (first === undefined) return [];
  const targets = await touchedNumbers(final, first.laterSections);
  const current = new Map<number, readonly number[]>();
  const result: Usage[] = [];
  let known = final.sections.length;
  for (const { file, laterSections } of [...revisions, { file: final, laterSections: 0 }]) {
    await absorb(file, final.sections.slice(laterSections, known), targets, current);
    known = Math.min(known, laterSections);
    result.push(invert(current));
  }
  return result;
}

async function absorb(
  file: PdfFile,
  sections: readonly XrefSection[],
  targets: ReadonlySet<number>,
  current: Map<number, readonly number[]>,
): Promise<void> {
  setHeld(
    current,
    0,
    targets,
    [...file.trailer.map].filter(([key]) => key !== 'Prev').map(([, value]) => value),
  );
  const done = new Set<number>();
  for (const section of sections) {
    for (const num of sectionNumbers(section)) {
      if (done.has(num)) continue;
      done.add(num);
      const entry = await file.entry(num);
      if (entry === undefined || entry.type === 'free') {
        current.delete(num);
        continue;
      }
      const ref = new PdfRef(num, entry.type === 'offset' ? entry.gen : 0);
      setHeld(current, num, targets, [holding(await tryLoad(file, ref))]);
    }
  }
}

/** Entries by which a cross-reference stream is a trailer: they count as the trailer's. */
const TRAILER_KEYS = { Root: undefined, Info: undefined, Encrypt: undefined };

function holding(object: PdfObject | undefined): PdfObject {
  if (!(object instanceof PdfStream) || !isName(object.dict.get('Type'), 'XRef')) return object ?? null;
  return object.dict.with(TRAILER_KEYS);
}

function setHeld(
  current: Map<number, readonly number[]>,
  holder: number,
  targets: ReadonlySet<number>,
  objects: Parameters<typeof referencesIn>[0][],
): void {
  const held = new Set<number>();
  for (const object of objects)
    for (const { num } of referencesIn(object)) if (targets.has(num)) held.add(num);
  if (held.size === 0) current.delete(holder);
  else current.set(holder, [...held]);
}

function invert(current: ReadonlyMap<number, readonly number[]>): Usage {
  const usage = new Map<number, Set<number>>();
  for (const [holder, held] of current) {
    for (const num of held) {
      const holders = usage.get(num) ?? new Set();
      holders.add(holder);
      usage.set(num, holders);
    }
  }
  return usage;
}
