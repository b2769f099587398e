import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../../layers/sealing/bytes/byte-writer.ts';
import { Lexer } from '../../../layers/sealing/pdf/lexer.ts';
import { parseObject } from '../../../layers/sealing/pdf/parse-object.ts';
import {
  PdfDict,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfString,
} from '../../../layers/sealing/pdf/pdf-object.ts';
import { PdfRefused } from '../../../layers/sealing/pdf/pdf-refused.ts';
import { serialize, writtenNumber } from '../../../layers/sealing/pdf/serialize.ts';
import { decodeText, encodeDate, encodeText } from '../../../layers/sealing/pdf/text-string.ts';
import { toBytes, toText } from '../corpus/raw-pdf.ts';

const LIMITS = { nesting: 64, itemsPerObject: 100 };
const parse = (text: string): PdfObject => parseObject(new Lexer(toBytes(text)), LIMITS);
const write = (object: PdfObject): string => {
  const out = new ByteWriter();
  serialize(object, out);
  return toText(out.toBytes());
};
const content = (object: PdfObject): string =>
  object instanceof PdfString ? toText(object.bytes) : 'no string';

/** Without the places of tokens, which writing moves. */
function bare(object: PdfObject): unknown {
  if (object instanceof PdfString) return { string: toText(object.bytes) };
  if (object instanceof PdfDict) return { dict: [...object.map].map(([key, value]) => [key, bare(value)]) };
  return Array.isArray(object) ? object.map(bare) : object;
}

const latin = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((c) => String.fromCharCode(c)),
  maxLength: 8,
});
const { object: anyObject } = fc.letrec<{ object: PdfObject }>((tie) => ({
  object: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
      .map((n) => Math.round(n * 1000) / 1000 + 0),
    latin.map((name) => new PdfName(name)),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new PdfString(bytes)),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new PdfString(bytes, true)),
    fc.tuple(fc.nat(99_999), fc.nat(65_535)).map(([num, gen]) => new PdfRef(num, gen)),
    fc.array(tie('object'), { maxLength: 5 }),
    fc
      .dictionary(latin, tie('object'), { maxKeys: 5 })
      .map((entries) => new PdfDict(Object.entries(entries))),
  ),
}));

describe('objects', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(anyObject, (object) => {
        expect(bare(parse(write(object)))).toEqual(bare(object));
      }),
    );
  });

  it.each([
    ['(a\\(b\\)c)', 'a(b)c'],
    ['(nested (deeper (still)) end)', 'nested (deeper (still)) end'],
    ['(\\n\\r\\t\\b\\f\\\\)', '\n\r\t\b\f\\'],
    ['(\\101\\1012\\7\\400)', 'AA2\x07\0'],
    ['(line\\\r\ncontinued\\\nagain)', 'linecontinuedagain'],
    ['(a\r\nb\rc\nd)', 'a\nb\nc\nd'],
    ['(\\x)', 'x'],
    ['<48 65\n6C6c6F>', 'Hello'],
    ['<4>', '@'],
    ['<>', ''],
  ])('string %s', (text, expected) => expect(content(parse(text))).toBe(expected));

  it.each([
    ['12', 12],
    ['+12', 12],
    ['-12', -12],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['4.', 4],
    ['0012.50', 12.5],
    ['true', true],
    ['false', false],
    ['null', null],
  ])('%s', (text, expected) => expect(parse(`${text} `)).toBe(expected));

  it.each([
    ['/Name', 'Name'],
    ['/A#20B#2fC', 'A B/C'],
    ['/#zz', '#zz'],
    ['/', ''],
    ['/A(string)', 'A'],
  ])('name %s', (text, expected) => expect(parse(text)).toEqual(new PdfName(expected)));

  it('references and numbers are told apart', () => {
    expect(parse('[1 2 R 3 4 5 0 R 6 0 Rx 7]'.replace(' 6 0 Rx', ''))).toEqual([
      new PdfRef(1, 2),
      3,
      4,
      new PdfRef(5, 0),
      7,
    ]);
    expect(parse('[1 0%comment\nR]')).toEqual([new PdfRef(1, 0)]);
  });

  it('knows where a string stands in the file', () => {
    const lexer = new Lexer(toBytes('  <AABB>'), 100);
    expect(parseObject(lexer, LIMITS)).toMatchObject({ start: 102, end: 108 });
  });

  it('remembers that a key stood twice', () => {
    expect(parse('<</A 1/A 2>>')).toMatchObject({ ambiguous: true });
    expect(parse('<</A 1/B 2>>')).toMatchObject({ ambiguous: false });
  });

  it.each([
    '',
    ')',
    '>',
    ']',
    '}',
    '<<',
    '<</A',
    '<</A 1',
    '<</A 1>',
    '[1',
    '(',
    '(\\',
    '<4',
    '<4g>',
    '--1',
    '1.2.3',
    'nul',
    'R',
    '<<1 2>>',
    '<</A>>',
  ])('refuses %j', (text) => {
    expect(() => parse(text)).toThrow(PdfRefused);
  });

  it.each([
    [1e-7, '0.0000001'],
    [123456789012, '123456789012'],
    [0.1, '0.1'],
    [-0, '0'],
  ])('writes %d without exponent', (value, expected) => expect(writtenNumber(value)).toBe(expected));

  it('does not write what is no number', () => {
    expect(() => writtenNumber(Number.NaN)).toThrow(TypeError);
    expect(() => writtenNumber(Number.POSITIVE_INFINITY)).toThrow(TypeError);
  });
});

describe('text strings', () => {
  it('any text comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(encodeText(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['\xef\xbb\xbfbl\xc3\xa5', 'blå'],
    ['\xfe\xff\x00b\x00l\x00\xe5', 'blå'],
    ['bl\xe5 \x80 \xa0', 'blå • €'],
  ])('%j', (bytes, expected) => expect(decodeText(new PdfString(toBytes(bytes)))).toBe(expected));

  it('a date is in UTC', () => {
    expect(content(encodeDate(new Date('2026-01-02T03:04:05.678Z')))).toBe('D:20260102030405Z');
  });
});
