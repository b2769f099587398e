import type { Meter } from './budgets.ts';
import { isDigit, isRegular, isWhite } from './characters.ts';
import { Lexer } from './lexer.ts';
import { type ObjectLimits, parseObject } from './parse-object.ts';
import type { PdfObject } from './pdf-object.ts';
import { broken } from './pdf-refused.ts';

/** An operator of a content stream with its operands (ISO 32000-2 §7.8.2). Inline images come as `BI`. */
export interface ContentOperation {
  readonly operator: string;
  readonly operands: readonly PdfObject[];
}

const MAX_OPERANDS = 64;
const LIMITS: ObjectLimits = { nesting: 16, itemsPerObject: 100_000 };
/** So many tokens are read between two looks at the clock. */
const TOKENS = 4096;

interface Scan {
  readonly lexer: Lexer;
  operands: PdfObject[];
}

/**
 * The operations of decoded page content, in order, read on the parser's clock.
 * @throws PdfRefused `brokenStructure` for what is no content stream, `tooComplex`
 */
export function* contentOperations(content: Uint8Array, meter: Meter): Generator<ContentOperation> {
  const scan: Scan = { lexer: new Lexer(content), operands: [] };
  for (;;) {
    const found = meter.timed(() => nextOperations(scan));
    yield* found.operations;
    if (found.isEnd) return;
  }
}

function nextOperations(scan: Scan): { operations: readonly ContentOperation[]; isEnd: boolean } {
  const operations: ContentOperation[] = [];
  const { lexer } = scan;
  for (let tokens = 0; tokens < TOKENS; tokens++) {
    lexer.skipWhite();
    const c = lexer.peek();
    if (c < 0) return { operations, isEnd: true };
    if (startsOperand(c)) {
      scan.operands.push(operand(lexer, c));
      if (scan.operands.length > 2 * MAX_OPERANDS) scan.operands = scan.operands.slice(-MAX_OPERANDS);
      continue;
    }
    const operator = lexer.keyword();
    if (operator === 'true' || operator === 'false' || operator === 'null') {
      scan.operands.push(operator === 'null' ? null : operator === 'true');
      continue;
    }
    if (operator === '') throw broken('unexpected character in page content');
    if (operator === 'BI') skipInlineImage(lexer);
    operations.push({ operator, operands: scan.operands.slice(-MAX_OPERANDS) });
    scan.operands = [];
  }
  return { operations, isEnd: false };
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
  if (c === 0x2f || c === 0x28 || c === 0x3c || c === 0x5b) return parseObject(lexer, LIMITS);
  const integer = lexer.unsigned();
  if (integer !== undefined) return integer;
  const value = Number(lexer.keyword());
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
