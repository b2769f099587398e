import type { PdfBudgets } from './budgets.ts';
import { isDigit } from './characters.ts';
import type { Lexer } from './lexer.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfString } from './pdf-object.ts';
import { broken, PdfRefused } from './pdf-refused.ts';

/** How much one object may hold. */
export type ObjectLimits = Pick<PdfBudgets, 'nesting' | 'itemsPerObject'>;

/** What is left of the limits while an object is parsed. */
interface Room {
  readonly depth: number;
  readonly items: { left: number };
}

/**
 * Parses one direct object (or reference) at the lexer's position. The data of a stream are not touched.
 * @throws PdfRefused `brokenStructure` with the offset, or `tooComplex` beyond the limits
 */
export function parseObject(lexer: Lexer, { nesting, itemsPerObject }: ObjectLimits): PdfObject {
  return parse(lexer, { depth: nesting, items: { left: itemsPerObject } });
}

function parse(lexer: Lexer, room: Room): PdfObject {
  lexer.skipWhite();
  const { offset } = lexer;
  const c = lexer.peek();
  if (isDigit(c)) return numberOrReference(lexer);
  switch (c) {
    case 0x2f:
      return new PdfName(lexer.name());
    case 0x28:
      return string(lexer, lexer.literalString(), false, offset);
    case 0x3c:
      if (lexer.peek(1) !== 0x3c) return string(lexer, lexer.hexString(), true, offset);
      return dictionary(lexer, nested(room, offset));
    case 0x5b:
      return array(lexer, nested(room, offset));
    case 0x2b:
    case 0x2d:
    case 0x2e:
      return lexer.number();
    default:
      return constant(lexer);
  }
}

function nested({ depth, items }: Room, offset: number): Room {
  if (depth <= 0) throw new PdfRefused('tooComplex', { offset, message: 'objects nested too deeply' });
  return { depth: depth - 1, items };
}

function take({ items }: Room, { offset }: Lexer): void {
  if (--items.left < 0) throw new PdfRefused('tooComplex', { offset, message: 'object with too many items' });
}

function string(lexer: Lexer, bytes: Uint8Array, hex: boolean, start: number): PdfString {
  return new PdfString(bytes, hex, start, lexer.offset);
}

function constant(lexer: Lexer): PdfObject {
  const { offset } = lexer;
  switch (lexer.keyword()) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    default:
      throw broken('unexpected token', { offset });
  }
}

function numberOrReference(lexer: Lexer): PdfObject {
  const num = lexer.number();
  const after = lexer.pos;
  if (!Number.isInteger(num)) return num;
  lexer.skipWhite();
  if (isDigit(lexer.peek())) {
    const gen = lexer.unsigned();
    if (gen !== undefined && lexer.takeKeyword('R')) return new PdfRef(num, gen);
  }
  lexer.pos = after;
  return num;
}

function array(lexer: Lexer, room: Room): PdfObject[] {
  const items: PdfObject[] = [];
  lexer.pos++;
  for (;;) {
    lexer.skipWhite();
    if (lexer.peek() === 0x5d) break;
    take(room, lexer);
    items.push(parse(lexer, room));
  }
  lexer.pos++;
  return items;
}

function dictionary(lexer: Lexer, room: Room): PdfDict {
  const entries = new Map<string, PdfObject>();
  let ambiguous = false;
  lexer.pos += 2;
  for (;;) {
    lexer.skipWhite();
    const c = lexer.peek();
    if (c === 0x3e && lexer.peek(1) === 0x3e) break;
    if (c !== 0x2f) throw broken('dictionary key is not a name', { offset: lexer.offset });
    take(room, lexer);
    const key = lexer.name();
    ambiguous ||= entries.has(key);
    entries.set(key, parse(lexer, room));
  }
  lexer.pos += 2;
  return new PdfDict(entries, ambiguous);
}
