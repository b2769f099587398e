import type { ByteSource } from '../bytes/byte-source.ts';
import type { Meter } from './budgets.ts';
import { Lexer, WindowEnd } from './lexer.ts';
import { PdfRefused } from './pdf-refused.ts';

const FIRST_WINDOW = 2048;

/**
 * Runs a synchronous parser over a window of the source and, when the window was too small, again over a larger
 * one: so the parser stays simple and only the ranges that are needed are read.
 */
export async function windowedRead<T>(
  source: ByteSource,
  meter: Meter,
  offset: number,
  parse: (lexer: Lexer) => T,
): Promise<T> {
  for (let size = FIRST_WINDOW; ; size *= 4) {
    const bytes = await source.read(offset, size);
    const lexer = new Lexer(bytes, offset, offset + bytes.length >= source.size);
    try {
      return meter.timed(() => parse(lexer));
    } catch (error) {
      if (!(error instanceof WindowEnd)) throw error;
      if (size >= meter.budgets.objectBytes) {
        throw new PdfRefused('tooComplex', { offset, message: 'object too long' });
      }
    } finally {
      meter.spend('lexedTotal', lexer.pos);
    }
  }
}
