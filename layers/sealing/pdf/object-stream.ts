import type { Meter } from './budgets.ts';
import { Lexer } from './lexer.ts';
import { parseObject } from './parse-object.ts';
import { isInteger, type PdfDict, type PdfObject } from './pdf-object.ts';
import { broken, PdfRefused } from './pdf-refused.ts';

/** The decoded data of an object stream and where each of its objects starts (ISO 32000-2 §7.5.7). */
export interface ObjectStream {
  readonly data: Uint8Array;
  readonly nums: readonly number[];
  readonly offsets: readonly number[];
}

/** Reads the header of an object stream. `container` is its object number, for errors. */
export function readObjectStream(
  dict: PdfDict,
  data: Uint8Array,
  meter: Meter,
  container: number,
): ObjectStream {
  const count = dict.get('N');
  const first = dict.get('First');
  if (!isInteger(count) || !isInteger(first) || count < 0 || first < 0 || first > data.length) {
    throw broken('bad object stream', { object: container });
  }
  meter.check('objectsPerStream', count);
  meter.spend('lexedTotal', first);
  const lexer = new Lexer(data.subarray(0, first));
  const nums: number[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < count; i++) {
    lexer.skipWhite();
    const num = lexer.unsigned();
    lexer.skipWhite();
    const offset = lexer.unsigned();
    if (num === undefined || offset === undefined)
      throw broken('bad object stream header', { object: container });
    nums.push(num);
    offsets.push(first + offset);
  }
  return { data, nums, offsets };
}

/** Parses object `num` at place `index` of an object stream; its strings have no place in the file. */
export function parseCompressed(stream: ObjectStream, num: number, index: number, meter: Meter): PdfObject {
  const offset = stream.offsets[index];
  if (stream.nums[index] !== num || offset === undefined || offset > stream.data.length) {
    throw broken('object is not where the cross reference says', { object: num });
  }
  const lexer = new Lexer(stream.data);
  lexer.pos = offset;
  try {
    return meter.timed(() => parseObject(lexer, meter.budgets));
  } catch (error) {
    if (!(error instanceof PdfRefused)) throw error;
    throw new PdfRefused(error.reason, { object: num, message: error.message }); // its offset is in the stream
  } finally {
    meter.spend('lexedTotal', lexer.pos - offset);
  }
}
