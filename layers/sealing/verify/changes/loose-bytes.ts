import { latin1 } from '../../bytes/latin1.ts';
import { isWhite } from '../../pdf/characters.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isInteger } from '../../pdf/pdf-object.ts';
import { windowedRead } from '../../pdf/windowed-read.ts';
import { sectionEntries } from '../../pdf/xref-section.ts';
import { itemEnd } from './item-end.ts';
import { isLineEnd } from './line-end.ts';

/** Bytes that no cross reference accounts for. */
export interface LooseBytes {
  readonly offset: number;
  readonly length: number;
}

/** Longest comment that a writer may leave between objects. */
const MAX_COMMENT = 128;
const TAIL = 1024;

/**
 * Reads the updates that begin at `from` as a sequence of listed objects, cross references and trailers, and answers
 * with whatever lies between: objects that no cross reference lists, and bytes after the last revision.
 */
export async function findLooseBytes(final: PdfFile, from: number): Promise<LooseBytes[]> {
  const { source } = final;
  const loose: LooseBytes[] = [];
  const starts = await expectedStarts(final, from);
  const tailAt = await endOfLastRevision(final, from);
  let at = from;
  while (at < tailAt) {
    const begin = at;
    at = await skipGap(final, at, tailAt);
    if (at >= tailAt) break;
    const isStart = takeStarts(starts, begin, at);
    const end = await itemEnd(final, at, isStart);
    if (end !== undefined && end <= tailAt) {
      at = end;
      continue;
    }
    const next = [...starts].filter((start) => start > at).sort((a, b) => a - b)[0] ?? tailAt;
    loose.push({ offset: at, length: next - at });
    at = next;
  }
  // What is listed but was never met lies inside something else.
  for (const start of starts) if (start < tailAt) loose.push({ offset: start, length: 0 });
  if (!(await isLineEnd(source, tailAt))) loose.push({ offset: tailAt, length: source.size - tailAt });
  return loose;
}

async function expectedStarts(final: PdfFile, from: number): Promise<Set<number>> {
  const starts = new Set<number>();
  for (const section of final.sections) {
    if (section.offset < from) continue;
    starts.add(section.offset);
    const hybrid = section.trailer.get('XRefStm');
    if (section.kind === 'table' && isInteger(hybrid)) starts.add(hybrid);
    for await (const [, entry] of sectionEntries(section)) {
      if (entry.type === 'offset' && entry.offset >= from) starts.add(entry.offset);
    }
  }
  return starts;
}

/** Removes the expected starts in [begin, at]: an entry may point at the white space before its object. */
function takeStarts(starts: Set<number>, begin: number, at: number): boolean {
  let found = false;
  for (let offset = begin; offset <= at; offset++) found = starts.delete(offset) || found;
  return found;
}

/** One past the %%EOF (or the offset) that belongs to the last startxref; `from` when there is none after it. */
async function endOfLastRevision({ source }: PdfFile, from: number): Promise<number> {
  for (let reach = TAIL; ; reach *= 8) {
    const base = Math.max(from, source.size - reach);
    const text = latin1(await source.read(base, source.size - base));
    const last = text.lastIndexOf('startxref');
    const match = last < 0 ? null : /^startxref\s+\d+(?:\s*%%EOF)?/.exec(text.slice(last));
    if (match !== null) return base + last + match[0].length;
    if (base === from || reach > 1024 ** 2) return from;
  }
}

/** Skips white space and short comments. */
async function skipGap({ source, context }: PdfFile, at: number, end: number): Promise<number> {
  return windowedRead(source, context.meter, at, (lexer) => {
    for (;;) {
      while (lexer.offset < end && isWhite(lexer.peek())) lexer.pos++;
      const start = lexer.pos;
      if (lexer.offset >= end || lexer.peek() !== 0x25) return lexer.offset;
      lexer.skipComment();
      if (lexer.pos - start <= MAX_COMMENT) continue;
      lexer.pos = start;
      return lexer.offset;
    }
  });
}
