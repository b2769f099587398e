import type { ByteSource } from '../bytes/byte-source.ts';
import type { Meter } from './budgets.ts';
import type { Lexer } from './lexer.ts';
import { parseObject } from './parse-object.ts';
import { isInteger, PdfDict, type PdfObject, PdfRef, PdfStream } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';
import { windowedRead } from './windowed-read.ts';

/** `n g obj … endobj` as it stands in the file. */
interface IndirectObject {
  readonly ref: PdfRef;
  readonly value: PdfObject;
}

/** Follows an indirect `/Length`. */
type ResolveLength = (ref: PdfRef) => Promise<PdfObject>;

interface Parsed {
  readonly ref: PdfRef;
  readonly value: PdfObject;
  /** Offset of the first byte of stream data. */
  readonly dataAt: number | undefined;
}

/**
 * Reads the indirect object whose header starts at `offset`.
 * @throws PdfRefused `brokenStructure` when no object stands exactly there
 */
export async function readIndirect(
  source: ByteSource,
  meter: Meter,
  offset: number,
  resolveLength: ResolveLength,
): Promise<IndirectObject> {
  const { ref, value, dataAt } = await windowedRead(source, meter, offset, (lexer) => parse(lexer, meter));
  if (dataAt === undefined || !(value instanceof PdfDict)) return { ref, value };
  const declared = value.get('Length');
  const length = declared instanceof PdfRef ? await resolveLength(declared) : declared;
  const fits = isInteger(length) && length >= 0 && dataAt + length <= source.size;
  if (!fits) throw broken('stream without a usable length', { object: ref.num, offset });
  return { ref, value: new PdfStream(value, { offset: dataAt, length }, ref) };
}

function parse(lexer: Lexer, meter: Meter): Parsed {
  const { offset } = lexer;
  lexer.skipWhite();
  const num = lexer.unsigned();
  lexer.skipWhite();
  const gen = lexer.unsigned();
  if (num === undefined || gen === undefined || !lexer.takeKeyword('obj')) {
    throw broken('no object here', { offset });
  }
  const ref = new PdfRef(num, gen);
  const value = parseObject(lexer, meter.budgets);
  if (value instanceof PdfDict && lexer.takeKeyword('stream')) {
    return { ref, value, dataAt: skipStreamEol(lexer, num) };
  }
  if (!lexer.takeKeyword('endobj')) throw broken('object without end', { object: num, offset });
  return { ref, value, dataAt: undefined };
}

function skipStreamEol(lexer: Lexer, object: number): number {
  if (lexer.peek() === 13 && lexer.peek(1) === 10) lexer.pos += 2;
  else if (lexer.peek() === 10) lexer.pos++;
  else throw broken('no line end after the word stream', { object, offset: lexer.offset });
  return lexer.offset;
}
