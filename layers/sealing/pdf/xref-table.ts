import type { ByteSource } from '../bytes/byte-source.ts';
import { latin1 } from '../bytes/latin1.ts';
import type { Meter } from './budgets.ts';
import type { Lexer } from './lexer.ts';
import { parseObject } from './parse-object.ts';
import { PdfDict } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';
import { windowedRead } from './windowed-read.ts';
import { assertDisjoint, type XrefEntry, type XrefRange, type XrefRows } from './xref-section.ts';

const ROW_LENGTH = 20;

interface TableRange extends XrefRange {
  /** File offset of the first row; undefined when the rows were odd and had to be read at once. */
  readonly rowsAt: number;
  readonly odd: readonly XrefEntry[] | undefined;
}

/**
 * Reads a classic cross-reference table and its trailer at `offset`. Rows of 20 bytes are skipped now and read when
 * they are looked up, so that a table of a million rows costs nothing; others are read here.
 */
export async function readXrefTable(
  source: ByteSource,
  meter: Meter,
  offset: number,
): Promise<{ rows: XrefRows; trailer: PdfDict }> {
  const ranges: TableRange[] = [];
  let at = await windowedRead(source, meter, offset, (lexer) => {
    if (!lexer.takeKeyword('xref')) throw broken('no cross-reference table here', { offset });
    lexer.skipWhite();
    return lexer.offset;
  });
  for (;;) {
    const header = await windowedRead(source, meter, at, rangeHeader);
    if (header === undefined) break;
    const { first, count, rowsAt } = header;
    meter.spend('xrefEntries', count + 1);
    const rows = await rangeRows(source, meter, { first, count, rowsAt });
    if (count > 0) ranges.push(rows.range);
    at = rows.end;
  }
  const trailer = await windowedRead(source, meter, at, (lexer) => {
    if (!lexer.takeKeyword('trailer'))
      throw broken('no trailer after the cross-reference table', { offset: at });
    return parseObject(lexer, meter.budgets);
  });
  if (!(trailer instanceof PdfDict)) throw broken('trailer is not a dictionary', { offset: at });
  ranges.sort((a, b) => a.first - b.first);
  assertDisjoint(ranges, offset);
  return { trailer, rows: { ranges, entry: (range, row) => lookUp(source, ranges[range], row) } };
}

function rangeHeader(lexer: Lexer) {
  lexer.skipWhite();
  const first = lexer.unsigned();
  if (first === undefined) return undefined;
  lexer.skipWhite();
  const count = lexer.unsigned();
  if (count === undefined) throw broken('bad cross-reference subsection', { offset: lexer.offset });
  lexer.skipWhite();
  return { first, count, rowsAt: lexer.offset };
}

/** Decides by the first and last row and by what follows whether the rows have 20 bytes. */
async function rangeRows(source: ByteSource, meter: Meter, plain: XrefRange & { rowsAt: number }) {
  const { count, rowsAt } = plain;
  const end = rowsAt + count * ROW_LENGTH;
  const range: TableRange = { ...plain, odd: undefined };
  if (count === 0) return { range, end: rowsAt };
  if (end > source.size + 2) throw broken('cross-reference table longer than the file', { offset: rowsAt });
  const isRow = async (at: number) => parseRow(await source.read(at, ROW_LENGTH)) !== undefined;
  const after = latin1(await source.read(end, 1));
  if (/^[\d\st]$/.test(after) && (await isRow(rowsAt)) && (await isRow(end - ROW_LENGTH)))
    return { range, end };
  return windowedRead(source, meter, rowsAt, (lexer) => {
    const odd = Array.from({ length: count }, () => oddRow(lexer));
    return { range: { ...range, odd }, end: lexer.offset };
  });
}

/** A row whose line end or padding is not what the standard says, but which can be read only one way. */
function oddRow(lexer: Lexer): XrefEntry {
  lexer.skipWhite();
  const at = lexer.offset;
  const offset = lexer.unsigned();
  lexer.skipWhite();
  const gen = lexer.unsigned();
  const used = lexer.takeKeyword('n');
  if (offset === undefined || gen === undefined || (!used && !lexer.takeKeyword('f'))) {
    throw broken('bad cross-reference row', { offset: at });
  }
  return used ? { type: 'offset', offset, gen } : { type: 'free' };
}

async function lookUp(source: ByteSource, range: TableRange | undefined, row: number): Promise<XrefEntry> {
  if (range === undefined) return { type: 'free' };
  const known = range.odd?.[row];
  if (known !== undefined) return known;
  const at = range.rowsAt + row * ROW_LENGTH;
  const entry = parseRow(await source.read(at, ROW_LENGTH));
  if (entry === undefined) throw broken('bad cross-reference row', { object: range.first + row, offset: at });
  return entry;
}

/** `nnnnnnnnnn ggggg n` and two bytes of line end (ISO 32000-2 §7.5.4); undefined when it is anything else. */
function parseRow(row: Uint8Array): XrefEntry | undefined {
  const offset = digits(row, 0, 10);
  const gen = digits(row, 11, 16);
  const [kind, first, second] = [row[17], row[18], row[19]];
  const isEnd = (first === 32 && (second === 10 || second === 13)) || (first === 13 && second === 10);
  if (offset < 0 || gen < 0 || row[10] !== 32 || row[16] !== 32 || !isEnd) return undefined;
  if (kind === 0x6e) return { type: 'offset', offset, gen };
  return kind === 0x66 ? { type: 'free' } : undefined;
}

/** The number that these digits write, or -1. */
function digits(row: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = (row[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
