import { latin1 } from '../../bytes/latin1.ts';
import type { Lexer } from '../../pdf/lexer.ts';
import { type ObjectLimits, parseObject } from '../../pdf/parse-object.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { isInteger, PdfDict, type PdfObject } from '../../pdf/pdf-object.ts';
import { PdfRefused } from '../../pdf/pdf-refused.ts';
import { windowedRead } from '../../pdf/windowed-read.ts';

/** One past the object, cross reference or startxref at `at`; undefined when none stands there. */
export async function itemEnd(final: PdfFile, at: number, isStart: boolean): Promise<number | undefined> {
  const { source, context } = final;
  try {
    const word = latin1(await source.read(at, 9));
    if (word === 'startxref') return await windowedRead(source, context.meter, at, skipStartxref);
    if (!isStart) return undefined;
    if (word.startsWith('xref'))
      return await windowedRead(source, context.meter, at, (lexer) =>
        skipTable(lexer, context.meter.budgets),
      );
    return await objectEnd(final, at);
  } catch (error) {
    if (error instanceof PdfRefused) return undefined;
    throw error;
  }
}

function skipStartxref(lexer: Lexer): number | undefined {
  if (!lexer.takeKeyword('startxref')) return undefined;
  lexer.skipWhite();
  return lexer.unsigned() === undefined ? undefined : lexer.offset;
}

function skipTable(lexer: Lexer, limits: ObjectLimits): number | undefined {
  if (!lexer.takeKeyword('xref')) return undefined;
  while (!lexer.takeKeyword('trailer')) {
    lexer.skipWhite();
    const isRowEnd = lexer.takeKeyword('n') || lexer.takeKeyword('f');
    if (!isRowEnd && lexer.unsigned() === undefined) return undefined;
  }
  return parseObject(lexer, limits) instanceof PdfDict ? lexer.offset : undefined;
}

async function objectEnd(final: PdfFile, at: number): Promise<number | undefined> {
  const { source, context } = final;
  const head = await windowedRead(source, context.meter, at, (lexer) => {
    const num = lexer.unsigned();
    lexer.skipWhite();
    const gen = lexer.unsigned();
    if (num === undefined || gen === undefined || !lexer.takeKeyword('obj')) return undefined;
    const value = parseObject(lexer, context.meter.budgets);
    if (!lexer.takeKeyword('stream'))
      return { value, end: lexer.takeKeyword('endobj') ? lexer.offset : undefined, data: undefined };
    if (lexer.peek() === 13) lexer.pos++;
    if (lexer.peek() === 10) lexer.pos++;
    return { value, end: undefined, data: lexer.offset };
  });
  if (head === undefined || head.data === undefined) return head?.end;
  const length: PdfObject = head.value instanceof PdfDict ? await final.get(head.value, 'Length') : null;
  if (!isInteger(length) || length < 0) return undefined;
  return windowedRead(source, context.meter, head.data + length, (lexer) =>
    lexer.takeKeyword('endstream') && lexer.takeKeyword('endobj') ? lexer.offset : undefined,
  );
}
