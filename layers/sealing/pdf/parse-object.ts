import { isDigit } from './characters.ts';
import type { Lexer } from './lexer.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfString } from './pdf-object.ts';
import { broken, PdfRefused } from './pdf-refused.ts';

/**
 * Parses one direct object (or reference) at the lexer's position. The data of a stream are not touched.
 * @param depth how many arrays and dictionaries may still nest
 * @throws PdfRefused `brokenStructure` with the offset, or `tooComplex` when nested too deeply
 */
export function parseObject(lexer: Lexer, depth: number): PdfObject {
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
      return dictionary(lexer, nested(depth, offset));
    case 0x5b:
      return array(lexer, nested(depth, offset));
    case 0x2b:
    case 0x2d:
    case 0x2e:
      return lexer.number();
    default:
      return constant(lexer);
  }
}

function nested(depth: number, offset: number): number {
  if (depth <= 0) throw new PdfRefused('tooComplex', { offset, message: 'objects nested too deeply' });
  return depth - 1;
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

function array(lexer: Lexer, depth: number): PdfObject[] {
  const items: PdfObject[] = [];
  lexer.pos++;
  for (;;) {
    lexer.skipWhite();
    if (lexer.peek() === 0x5d) break;
    items.push(parseObject(lexer, depth));
  }
  lexer.pos++;
  return items;
}

function dictionary(lexer: Lexer, depth: number): PdfDict {
  const entries: [string, PdfObject][] = [];
  lexer.pos += 2;
  for (;;) {
    lexer.skipWhite();
    const c = lexer.peek();
    if (c === 0x3e && lexer.peek(1) === 0x3e) break;
    if (c !== 0x2f) throw broken('dictionary key is not a name', { offset: lexer.offset });
    const key = lexer.name();
    entries.push([key, parseObject(lexer, depth)]);
  }
  lexer.pos += 2;
  return new PdfDict(entries, new Set(entries.map(([key]) => key)).size !== entries.length);
}
