import { isArray, isInteger, type PdfDict, type PdfObject } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';
import { assertDisjoint, type XrefEntry, type XrefRange, type XrefRows } from './xref-section.ts';

/** Octets of a field: some writers use eight, whose upper ones are zero in any file there is. */
const MAX_WIDTH = 8;

/** Interprets the decoded data of a cross-reference stream (ISO 32000-2 §7.5.8); rows are decoded on look-up. */
export function xrefStreamRows(dict: PdfDict, data: Uint8Array, offset: number): XrefRows {
  const widths = integers(dict.get('W'));
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const rowLength = typeWidth + secondWidth + thirdWidth;
  if (widths.length !== 3 || widths.some((w) => w < 0 || w > MAX_WIDTH) || rowLength === 0) {
    throw broken('bad field widths in a cross-reference stream', { offset });
  }
  const runs = rangesOf(dict, offset);
  const total = runs.reduce((sum, { count }) => sum + count, 0);
  if (total * rowLength > data.length) throw broken('cross-reference stream is too short', { offset });
  let startRow = 0;
  const ranges = runs.map((run) => {
    const start = startRow;
    startRow += run.count;
    return { ...run, start };
  });
  ranges.sort((a, b) => a.first - b.first);
  assertDisjoint(ranges, offset);
  const field = (at: number, width: number) => {
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + (data[at + i] ?? 0);
    return value;
  };
  return {
    ranges,
    entry: async (range, row) => {
      const at = ((ranges[range]?.start ?? 0) + row) * rowLength;
      const type = typeWidth === 0 ? 1 : field(at, typeWidth);
      const second = field(at + typeWidth, secondWidth);
      const third = field(at + typeWidth + secondWidth, thirdWidth);
      if (type !== 0 && !(Number.isSafeInteger(second) && Number.isSafeInteger(third))) {
        throw broken('cross-reference stream points beyond any file', { offset });
      }
      return entryOf(type, second, third);
    },
  };
}

function entryOf(type: number, second: number, third: number): XrefEntry {
  if (type === 1) return { type: 'offset', offset: second, gen: third };
  if (type === 2) return { type: 'compressed', container: second, index: third };
  return { type: 'free' }; // unknown types are references to null (§7.5.8.3)
}

function rangesOf(dict: PdfDict, offset: number): XrefRange[] {
  const size = dict.get('Size');
  const index = dict.has('Index') ? integers(dict.get('Index')) : [0, isInteger(size) ? size : -1];
  const ranges: XrefRange[] = [];
  for (let i = 0; i < index.length; i += 2) {
    const [first = -1, count = -1] = index.slice(i, i + 2);
    if (first < 0 || count < 0) throw broken('bad index in a cross-reference stream', { offset });
    if (count > 0) ranges.push({ first, count });
  }
  return ranges;
}

function integers(object: PdfObject | undefined): number[] {
  if (!isArray(object)) return [];
  return object.map((item) => (isInteger(item) && item >= 0 ? item : -1));
}
