import fc from 'fast-check';

/** One change of a text that holds bytes (Latin-1). */
export type Mutation = (text: string) => string;

const cut = (text: string, at: number, count: number, instead: string): string => {
  const offset = Math.floor(at * text.length);
  return text.slice(0, offset) + instead + text.slice(offset + count);
};
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const byte = fc.nat(255).map((value) => String.fromCharCode(value));

const bytes: readonly fc.Arbitrary<Mutation>[] = [
  fc.tuple(place, byte).map(
    ([at, one]) =>
      (text) =>
        cut(text, at, 1, one),
  ),
  fc.tuple(place, fc.nat(7)).map(([at, bit]) => (text) => {
    const old = text.charCodeAt(Math.floor(at * text.length)) || 0;
    return cut(text, at, 1, String.fromCharCode((old ^ (1 << bit)) & 255));
  }),
  fc.tuple(place, fc.integer({ min: 1, max: 200 })).map(
    ([at, count]) =>
      (text) =>
        cut(text, at, count, ''),
  ),
  fc.tuple(place, fc.array(byte, { minLength: 1, maxLength: 12 })).map(
    ([at, list]) =>
      (text) =>
        cut(text, at, 0, list.join('')),
  ),
  fc.tuple(place, place, fc.integer({ min: 1, max: 400 })).map(([from, to, count]) => (text) => {
    const start = Math.floor(from * text.length);
    return cut(text, to, 0, text.slice(start, start + count));
  }),
  place.map((at) => (text) => text.slice(0, Math.floor(at * text.length))),
];

const words = [
  '0',
  '-1',
  '2147483648',
  '99999999999999999999',
  '1 0 R',
  '9 0 R',
  '65535 0 R',
  '<<',
  '>>',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '/',
  'null',
  'true',
  'stream\n',
  'endstream',
  'endobj',
  'obj',
  'xref',
  'trailer',
  'startxref',
  '%%EOF',
  '%',
  '#00',
];
const keys = [
  '/Length',
  '/Kids',
  '/Prev',
  '/Size',
  '/W',
  '/Index',
  '/Root',
  '/Pages',
  '/Type',
  '/Filter',
  '/First',
  '/N',
  '/Parent',
  '/ByteRange',
  '/Contents',
  '/SubFilter',
  '/Fields',
  '/V',
  '/FT',
  '/DSS',
  '/Certs',
  '/CRLs',
  '/Annots',
  '/AcroForm',
  '/XRefStm',
  '/Encrypt',
  '/DecodeParms',
  '/Reference',
  '/Lock',
  '/Rect',
  '/AP',
];

const syntax: readonly fc.Arbitrary<Mutation>[] = [
  fc.tuple(place, fc.constantFrom(...words)).map(
    ([at, word]) =>
      (text) =>
        cut(text, at, word.length, word),
  ),
  fc
    .tuple(fc.constantFrom(...keys), fc.constantFrom(...words), fc.nat(5))
    .map(([key, word, skip]) => (text) => {
      let from = 0;
      for (let i = 0; i < skip; i += 1) from = Math.max(text.indexOf(key, from) + 1, from);
      const at = text.indexOf(key, from);
      if (at < 0) return text;
      const end = text.slice(at + key.length).search(/[/>\n]/);
      return `${text.slice(0, at + key.length)} ${word} ${text.slice(at + key.length + Math.max(0, end))}`;
    }),
  fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...keys)).map(
    ([a, b]) =>
      (text) =>
        text.replace(a, b),
  ),
  fc.tuple(place, fc.integer({ min: -3, max: 3 })).map(([at, by]) => (text) => {
    const numbers = [...text.matchAll(/\b\d+\b/g)];
    const found = numbers[Math.floor(at * numbers.length)];
    if (found === undefined) return text;
    const changed = String(Math.max(0, Number(found[0]) + by)).padStart(found[0].length, '0');
    return text.slice(0, found.index) + changed + text.slice(found.index + found[0].length);
  }),
];

const tags = [0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x30, 0x31, 0x80, 0xa0, 0xa3, 0xff];
/** Tags after which a length is worth changing: SEQUENCE, SET, [0], OCTET STRING, INTEGER. */
const lengthy = new Set([0x30, 0x31, 0xa0, 0x04, 0x02]);
const der: readonly fc.Arbitrary<Mutation>[] = [
  fc.tuple(place, fc.constantFrom(...tags)).map(
    ([at, tag]) =>
      (text) =>
        cut(text, at, 1, String.fromCharCode(tag)),
  ),
  fc
    .tuple(place, fc.constantFrom(0, 1, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xff))
    .map(([at, length]) => (text) => {
      // The length after a tag: finds a place where a tag stands.
      const offset = Math.floor(at * text.length);
      const tag = [...text.slice(offset)].findIndex((one) => lengthy.has(one.charCodeAt(0)));
      return tag < 0
        ? text
        : text.slice(0, offset + tag + 1) + String.fromCharCode(length) + text.slice(offset + tag + 2);
    }),
];

const several = (list: readonly fc.Arbitrary<Mutation>[]): fc.Arbitrary<Mutation> =>
  fc
    .array(fc.oneof(...list), { minLength: 1, maxLength: 3 })
    .map((changes) => (text) => changes.reduce((changed, change) => change(changed), text));

/** One to three changes of a PDF: of its bytes, its words, its keys, its numbers. */
export const pdfMutation = several([...bytes, ...syntax, ...syntax]);
/** One to three changes of DER: of its bytes, its tags, its lengths. */
export const derMutation = several([...bytes, ...der]);
