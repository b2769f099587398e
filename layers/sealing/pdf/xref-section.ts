import type { PdfDict } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';

/** Where an object lies, as a cross-reference section says. */
export type XrefEntry =
  | { readonly type: 'free' }
  | { readonly type: 'offset'; readonly offset: number; readonly gen: number }
  | { readonly type: 'compressed'; readonly container: number; readonly index: number };

/** A run of consecutive object numbers in a section. */
export interface XrefRange {
  readonly first: number;
  readonly count: number;
}

/** Rows of a section, read when they are asked for. */
export interface XrefRows {
  readonly ranges: readonly XrefRange[];
  /** The entry of row `row` of range `range`; both are within bounds. */
  entry(range: number, row: number): Promise<XrefEntry>;
}

/** One cross-reference section: a table with its trailer, or a stream whose dictionary is the trailer. */
export interface XrefSection {
  readonly kind: 'table' | 'stream';
  /** File offset of the word `xref`, or of the stream object. */
  readonly offset: number;
  readonly trailer: PdfDict;
  readonly rows: XrefRows;
  /** Rows of the stream that `/XRefStm` of a hybrid file's table names. */
  readonly hybrid: XrefRows | undefined;
}

/** The entry of one object number in these rows, or undefined. Ranges are sorted and do not overlap. */
async function findEntry(rows: XrefRows, num: number): Promise<XrefEntry | undefined> {
  let low = 0;
  let high = rows.ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = rows.ranges[middle];
    if (range === undefined) return undefined;
    if (num < range.first) high = middle - 1;
    else if (num >= range.first + range.count) low = middle + 1;
    else return rows.entry(middle, num - range.first);
  }
  return undefined;
}

/**
 * The entry of an object in one section. In a hybrid file a free or missing row of the table gives way to the
 * stream beside it (ISO 32000-2 §7.5.8.4).
 */
export async function sectionEntry(section: XrefSection, num: number): Promise<XrefEntry | undefined> {
  const entry = await findEntry(section.rows, num);
  if (section.hybrid === undefined || (entry !== undefined && entry.type !== 'free')) return entry;
  return (await findEntry(section.hybrid, num)) ?? entry;
}

/** Every object number that a section lists; in a hybrid file some come twice. */
export function* sectionNumbers({ rows, hybrid }: XrefSection): Generator<number> {
  for (const { ranges } of hybrid === undefined ? [rows] : [rows, hybrid]) {
    for (const { first, count } of ranges) for (let row = 0; row < count; row++) yield first + row;
  }
}

/** Every object number of a section with its entry, in no particular order. */
export async function* sectionEntries(section: XrefSection): AsyncGenerator<[number, XrefEntry]> {
  for (const num of sectionNumbers(section)) {
    const entry = await sectionEntry(section, num);
    if (entry !== undefined) yield [num, entry];
  }
}

/** @throws PdfRefused when an object number stands twice in one section: readers differ on which row counts. */
export function assertDisjoint(ranges: readonly XrefRange[], offset: number): void {
  let next = 0;
  for (const { first, count } of ranges) {
    if (first < next)
      throw broken('cross-reference section lists an object twice', { object: first, offset });
    next = first + count;
  }
}
