import type { ByteSource } from '../bytes/byte-source.ts';
import { type DecodeContext, decodeStream } from './decode-stream.ts';
import { isInteger, isName, type PdfDict, PdfStream } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';
import { readIndirect } from './read-indirect.ts';
import { windowedRead } from './windowed-read.ts';
import type { XrefRows, XrefSection } from './xref-section.ts';
import { xrefStreamRows } from './xref-stream.ts';
import { readXrefTable } from './xref-table.ts';

/**
 * Reads the chain of cross-reference sections, newest first, from the one at `startxref`.
 * @throws PdfRefused `brokenStructure` when a section is not where it should be or the chain turns back on itself
 */
export async function readSections(
  source: ByteSource,
  context: DecodeContext,
  startxref: number,
): Promise<readonly XrefSection[]> {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  for (let offset: number | undefined = startxref; offset !== undefined; ) {
    if (seen.has(offset)) throw broken('cross-reference sections form a loop', { offset });
    seen.add(offset);
    context.meter.spend('xrefSections', 1);
    const section: XrefSection = await readSection(source, context, offset);
    sections.push(section);
    offset = position(section.trailer, 'Prev', offset);
  }
  return sections;
}

function position(trailer: PdfDict, key: string, offset: number): number | undefined {
  const value = trailer.get(key);
  if (value === undefined) return undefined;
  if (!isInteger(value) || value < 0) throw broken(`/${key} of a trailer is not an offset`, { offset });
  return value;
}

async function readSection(source: ByteSource, context: DecodeContext, offset: number): Promise<XrefSection> {
  if (offset >= source.size) throw broken('cross-reference section beyond the end of the file', { offset });
  const isTable = await windowedRead(source, context.meter, offset, (lexer) => lexer.takeKeyword('xref'));
  if (!isTable) {
    const { rows, trailer } = await readStream(source, context, offset);
    return { kind: 'stream', offset, trailer, rows, hybrid: undefined };
  }
  const { rows, trailer } = await readXrefTable(source, context.meter, offset);
  const hybridAt = position(trailer, 'XRefStm', offset);
  const hybrid = hybridAt === undefined ? undefined : (await readStream(source, context, hybridAt)).rows;
  return { kind: 'table', offset, trailer, rows, hybrid };
}

async function readStream(
  source: ByteSource,
  context: DecodeContext,
  offset: number,
): Promise<{ rows: XrefRows; trailer: PdfDict }> {
  const { value } = await readIndirect(source, context.meter, offset, async () => null);
  if (
    !(value instanceof PdfStream) ||
    !isName(value.dict.get('Type'), 'XRef') ||
    value.body instanceof Uint8Array
  ) {
    throw broken('no cross-reference stream here', { offset });
  }
  const raw = await source.read(value.body.offset, value.body.length);
  const rows = xrefStreamRows(value.dict, await decodeStream(value.dict, raw, context), offset);
  context.meter.spend(
    'xrefEntries',
    rows.ranges.reduce((sum, { count }) => sum + count + 1, 0),
  );
  return { rows, trailer: value.dict };
}
