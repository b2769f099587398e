import { isDigit, isRegular, isWhite } from './characters.ts';
import { Lexer } from './lexer.ts';
import { parseObject } from './parse-object.ts';
import type { PdfObject } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';

/** An operator of a content stream with its operands (ISO 32000-2 §7.8.2). Inline images come as `BI`. */
export interface ContentOperation {
  readonly operator: string;
  readonly operands: readonly PdfObject[];
}

const MAX_OPERANDS = 64;
const MAX_NESTING = 16;

/**
 * The operations of decoded page content, in order.
 * @throws PdfRefused `brokenStructure` for what is no content stream
 */
export function* contentOperations(content: Uint8Array): Generator<ContentOperation> {
  const lexer = new Lexer(content);
  let operands: PdfObject[] = [];
  for (;;) {
    lexer.skipWhite();
    const c = lexer.peek();
    if (c < 0) return;
    if (startsOperand(c)) {
      operands.push(operand(lexer, c));
      if (operands.length > MAX_OPERANDS) operands = operands.slice(-MAX_OPERANDS);
      continue;
    }
    const operator = lexer.keyword();
    if (operator === 'true' || operator === 'false' || operator === 'null') {
      operands.push(operator === 'null' ? null : operator === 'true');
      continue;
    }
    if (operator === '') throw broken('unexpected character in page content');
    if (operator === 'BI') skipInlineImage(lexer);
    yield { operator, operands };
    operands = [];
  }
}

function startsOperand(c: number): boolean {
  return (
    isDigit(c) ||
    c === 0x2b ||
    c === 0x2d ||
    c === 0x2e ||
    c === 0x2f ||
    c === 0x28 ||
    c === 0x3c ||
    c === 0x5b
  );
}

/** Content holds no references; numbers that producers get wrong (`--5`, `1.2.3`) count as zero. */
function operand(lexer: Lexer, c: number): PdfObject {
  if (c === 0x2f || c === 0x28 || c === 0x3c || c === 0x5b) return parseObject(lexer, MAX_NESTING);
  const text = lexer.keyword();
  const value = Number(text);
  return Number.isFinite(value) ? value : 0;
}

/** Leaves the position after `EI`: white space, `EI`, white space or the end, and then text again. */
function skipInlineImage(lexer: Lexer): void {
  const { bytes } = lexer;
  for (let i = lexer.pos; i < bytes.length; i++) {
    const isEnd =
      bytes[i] === 0x45 &&
      bytes[i + 1] === 0x49 &&
      isWhite(bytes[i - 1] ?? 0) &&
      !isRegular(bytes[i + 2] ?? -1);
    if (isEnd && looksLikeContent(bytes.subarray(i + 2, i + 12))) {
      lexer.pos = i + 2;
      return;
    }
  }
  throw broken('inline image without end');
}

const looksLikeContent = (bytes: Uint8Array): boolean =>
  bytes.every((b) => isWhite(b) || (b >= 32 && b < 127));
