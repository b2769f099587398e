import { deflateSync } from 'node:zlib';

/** Bodies of indirect objects by number, as they stand between `obj` and `endobj`, one character per byte. */
export type RawObjects = Readonly<Record<number, string>>;

export interface RawOptions {
  readonly header?: string;
  readonly eol?: string;
  /** What follows the last `%%EOF`, its line end included. */
  readonly end?: string;
  /** More entries of the trailer. */
  readonly trailer?: string;
  /** Object numbers that go into an object stream (only with a cross-reference stream). */
  readonly compressed?: readonly number[];
  /** Octets of the three fields of a cross-reference stream's rows. */
  readonly widths?: readonly [number, number, number];
  /** Body of the object stream instead of the right one. */
  readonly container?: string;
}

const ID = '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';
export const toBytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
export const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
export const flate = (text: string): string => toText(deflateSync(toBytes(text)));

/** A stream object's body. */
export function stream(dict: string, data: string): string {
  return `<<${dict}/Length ${data.length}>>\nstream\n${data}\nendstream`;
}

/** Two pages with text; object 1 is the catalog, 2 the page tree, 3 and 4 the pages, 7 the document information. */
export function sampleObjects(): Record<number, string> {
  const page = (contents: number) =>
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 8 0 R>>>>/Contents ${contents} 0 R>>`;
  return {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>',
    3: page(5),
    4: page(6),
    5: stream('', 'BT /F1 24 Tf 72 700 Td (First page) Tj ET'),
    6: stream('', 'BT /F1 24 Tf 72 700 Td (Second page) Tj ET'),
    7: '<</Title(Sample)>>',
    8: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  };
}

class Body {
  text: string;
  readonly offsets = new Map<number, number>();
  readonly #eol: string;

  constructor(header: string, eol: string) {
    this.#eol = eol;
    this.text = `${header}${eol}%\xe2\xe3\xcf\xd3${eol}`;
  }

  add(num: number, body: string): void {
    this.offsets.set(num, this.text.length);
    this.text += `${num} 0 obj${this.#eol}${body}${this.#eol}endobj${this.#eol}`;
  }
}

const numbers = (objects: RawObjects): number[] =>
  Object.keys(objects)
    .map(Number)
    .sort((a, b) => a - b);

const row = (offset: number, eol: string) => `${String(offset).padStart(10, '0')} 00000 n${rowEnd(eol)}`;
const rowEnd = (eol: string) => (eol.length === 2 ? eol : ` ${eol}`);

/** Rows 0…size-1 of a table, free where nothing stands. */
function tableRows(offsets: ReadonlyMap<number, number>, size: number, eol: string): string {
  let rows = `0000000000 65535 f${rowEnd(eol)}`;
  for (let num = 1; num < size; num++) {
    const offset = offsets.get(num);
    rows += offset === undefined ? `0000000000 00001 f${rowEnd(eol)}` : row(offset, eol);
  }
  return rows;
}

/** A file with a classic cross-reference table. */
export function classicPdf(objects: RawObjects, options: RawOptions = {}): Uint8Array {
  const { header = '%PDF-1.7', eol = '\n', end = '\n', trailer = '' } = options;
  const body = new Body(header, eol);
  for (const num of numbers(objects)) body.add(num, objects[num] ?? 'null');
  const size = Math.max(...numbers(objects)) + 1;
  const at = body.text.length;
  const info = 7 in objects ? '/Info 7 0 R' : '';
  body.text += `xref${eol}0 ${size}${eol}${tableRows(body.offsets, size, eol)}trailer${eol}`;
  body.text += `<</Size ${size}/Root 1 0 R${info}${ID}${trailer}>>${eol}startxref${eol}${at}${eol}%%EOF${end}`;
  return toBytes(body.text);
}

const field = (value: number, width: number) =>
  Array.from({ length: width }, (_, i) =>
    String.fromCharCode(Math.floor(value / 256 ** (width - 1 - i)) & 255),
  ).join('');

/** A file with a cross-reference stream and, for `compressed`, an object stream. */
export function streamPdf(objects: RawObjects, options: RawOptions = {}): Uint8Array {
  const {
    header = '%PDF-1.7',
    eol = '\n',
    end = '\n',
    trailer = '',
    compressed = [],
    widths = [1, 4, 2],
  } = options;
  const row = (...fields: readonly number[]) =>
    widths.map((width, i) => field(fields[i] ?? 0, width)).join('');
  const body = new Body(header, eol);
  const inStream = new Set(compressed);
  for (const num of numbers(objects)) if (!inStream.has(num)) body.add(num, objects[num] ?? 'null');
  const container = Math.max(...numbers(objects)) + 1;
  if (compressed.length > 0) body.add(container, options.container ?? objectStream(objects, compressed));
  const self = container + 1;
  const size = self + 1;
  const at = body.text.length;
  body.offsets.set(self, at);
  let data = row(0, 0, 65_535);
  for (let num = 1; num < size; num++) {
    const offset = body.offsets.get(num);
    const index = compressed.indexOf(num);
    if (index >= 0) data += row(2, container, index);
    else data += offset === undefined ? row(0) : row(1, offset);
  }
  const info = 7 in objects ? '/Info 7 0 R' : '';
  const dict = `/Type/XRef/Size ${size}/W[${widths.join(' ')}]/Root 1 0 R${info}${ID}${trailer}/Filter/FlateDecode`;
  body.text += `${self} 0 obj${eol}${stream(dict, flate(data))}${eol}endobj${eol}startxref${eol}${at}${eol}%%EOF${end}`;
  return toBytes(body.text);
}

/** The body of an object stream with these objects. */
export function objectStream(objects: RawObjects, nums: readonly number[]): string {
  let offsets = '';
  let bodies = '';
  for (const num of nums) {
    offsets += `${num} ${bodies.length} `;
    bodies += `${objects[num]} `;
  }
  return stream(
    `/Type/ObjStm/N ${nums.length}/First ${offsets.length}/Filter/FlateDecode`,
    flate(offsets + bodies),
  );
}

/** A hybrid file: `hidden` objects lie in an object stream that only the stream named by `/XRefStm` lists. */
export function hybridPdf(objects: RawObjects, hidden: readonly number[]): Uint8Array {
  const body = new Body('%PDF-1.5', '\n');
  const inStream = new Set(hidden);
  for (const num of numbers(objects)) if (!inStream.has(num)) body.add(num, objects[num] ?? 'null');
  const container = Math.max(...numbers(objects)) + 1;
  body.add(container, objectStream(objects, hidden));
  const streamAt = body.text.length;
  const index = hidden.flatMap((num) => [num, 1]).join(' ');
  const data = hidden.map((_, i) => field(2, 1) + field(container, 4) + field(i, 2)).join('');
  const dict = `/Type/XRef/Size ${container + 2}/W[1 4 2]/Index[${index}]`;
  body.add(container + 1, stream(dict, data));
  const at = body.text.length;
  const size = container + 2;
  body.text += `xref\n0 ${size}\n${tableRows(body.offsets, size, '\n')}trailer\n`;
  body.text += `<</Size ${size}/Root 1 0 R/Info 7 0 R${ID}/XRefStm ${streamAt}>>\nstartxref\n${at}\n%%EOF\n`;
  return toBytes(body.text);
}

/** A file laid out as linearised: the section that `startxref` names stands first and leads to one at the end. */
export function linearisedPdf(objects: RawObjects): Uint8Array {
  const size = Math.max(...numbers(objects)) + 2;
  const first = [1, 3, 5, 8, size - 1];
  const rest = numbers(objects).filter((num) => !first.includes(num));
  const layout = (mainAt: number, length: number) => {
    const body = new Body('%PDF-1.7', '\n');
    const linear = `<</Linearized 1/L ${pad(length)}/H[0 0]/O 3/E ${pad(0)}/N 2/T ${pad(mainAt)}>>`;
    body.add(size - 1, linear);
    const firstAt = body.text.length;
    const tail = `trailer\n<</Size ${size}/Root 1 0 R/Info 7 0 R${ID}/Prev ${pad(mainAt)}>>\nstartxref\n0\n%%EOF\n`;
    const tableLength = `xref\n${first.map((num) => `${num} 1\n${row(0, '\n')}`).join('')}`.length;
    const start = body.text;
    body.text += ' '.repeat(tableLength) + tail;
    for (const num of first.slice(0, -1)) body.add(num, objects[num] ?? 'null');
    for (const num of rest) body.add(num, objects[num] ?? 'null');
    const table = `xref\n${first.map((num) => `${num} 1\n${row(body.offsets.get(num) ?? 0, '\n')}`).join('')}`;
    const main = body.text.length;
    body.text = start + table + body.text.slice(start.length + tableLength);
    body.text += `xref\n0 1\n0000000000 65535 f \n${rest.map((num) => `${num} 1\n${row(body.offsets.get(num) ?? 0, '\n')}`).join('')}`;
    body.text += `trailer\n<</Size ${size - 2}/Root 1 0 R>>\nstartxref\n${firstAt}\n%%EOF\n`;
    return { text: body.text, main };
  };
  const draft = layout(0, 0);
  return toBytes(layout(draft.main, draft.text.length).text);
}

const pad = (value: number) => String(value).padStart(10, '0');

/** Appends an update with a classic table, as another producer would. */
export function appendClassic(pdf: Uint8Array, objects: RawObjects, trailer: string): Uint8Array {
  let text = toText(pdf);
  const prev = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const rows = numbers(objects).map((num) => {
    const at = text.length;
    text += `${num} 0 obj\n${objects[num]}\nendobj\n`;
    return `${num} 1\n${row(at, '\n')}`;
  });
  const at = text.length;
  text += `xref\n${rows.join('')}trailer\n<</Prev ${prev}${trailer}>>\nstartxref\n${at}\n%%EOF\n`;
  return toBytes(text);
}
