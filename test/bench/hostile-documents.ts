import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { classic, text } from './documents.ts';

const PAGE = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>';

/** A document of one page with this content and these further objects, from number 5 on. */
const withContent = (content: Buffer, more: readonly Buffer[] = []): Buffer =>
  classic([
    text('<</Type/Catalog/Pages 2 0 R/More[5 0 R]>>'),
    text('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    text(PAGE),
    content,
    ...more,
  ]);

function stream(entries: string, data: Buffer): Buffer {
  return Buffer.concat([text(`<<${entries}/Length ${data.length}>>\nstream\n`), data, text('\nendstream')]);
}

/** `unit` repeated to `size` bytes, with enough noise in comments to stay below a ratio of 100. */
function deflated(unit: string, size: number): Buffer {
  const block = text(unit.repeat(Math.ceil(100_000 / unit.length)));
  const blocks: Buffer[] = [];
  for (let at = 0; at < size; at += block.length + 2004) {
    blocks.push(block, text(`%${randomBytes(1001).toString('hex')}\n`));
  }
  return deflateSync(Buffer.concat(blocks));
}

const deflatedContent = (unit: string, size: number): Buffer =>
  stream('/Filter/FlateDecode', deflated(unit, size));

const MB = 1024 ** 2;
const NOTHING = text('null');

/** Small files that cost a careless reader its memory or its time; written to a folder, named. */
export function writeHostile(folder: string): string[] {
  const files: Record<string, Buffer> = {
    'xref stream that inflates to 256 MB': xrefBomb(256 * 1024 ** 2),
    'object stream that inflates to 256 MB': objectStreamBomb(256 * 1024 ** 2),
    'cross reference of 2,000,000,000 rows': text(
      '%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\nxref\n0 2000000000\n0000000000 65535 f \ntrailer\n<</Size 2000000000/Root 1 0 R>>\nstartxref\n57\n%%EOF\n',
    ),
    'previous section is itself': text(
      '%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n',
    ),
    '200,000 nested arrays': classic([text(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)]),
    'page tree that contains itself': classic([
      text('<</Type/Catalog/Pages 2 0 R>>'),
      text('<</Type/Pages/Kids[2 0 R]/Count 1>>'),
    ]),
    'page tree 20,000 deep': deepTree(20_000),
    '60 MB of drawing operators': withContent(deflatedContent('q 0 0 m Q ', 60 * MB)),
    '60 MB of text operators': withContent(deflatedContent('BT(a)Tj ET ', 60 * MB)),
    '60 MB of operands': withContent(deflatedContent('0 ', 60 * MB)),
    'a string of 15 MB': withContent(NOTHING, [text(`(${'a'.repeat(15 * MB)})`)]),
    'a name of 15 MB': withContent(NOTHING, [text(`/${'a'.repeat(15 * MB)}`)]),
    'an array of 7,000,000 numbers': withContent(NOTHING, [text(`[${'0 '.repeat(7_000_000)}]`)]),
    'a dictionary of 1,500,000 entries': withContent(NOTHING, [text(`<<${keys(1_500_000)}>>`)]),
    '64 objects of 1 MB of numbers': withContent(NOTHING, [
      text(`[${Array.from({ length: 64 }, (_, i) => `${i + 6} 0 R`).join(' ')}]`),
      ...Array.from({ length: 64 }, () => text(`[${'0 '.repeat(500_000)}]`)),
    ]),
    '300,000 objects that lead from one to the next': chain(300_000),
    '500,000 objects that nothing leads to': withContent(
      NOTHING,
      Array.from({ length: 500_000 }, () => text('<</Type/Note>>')),
    ),
    '100,000 objects in one stream': crowdedStream(100_000),
    '1,000 sections of 900 rows': manySections(1000, 900),
    '900 forms of 1 MB': manyForms(900),
    'LZW codes that grow to 60 MB': withContent(stream('/Filter/LZWDecode', lzwBomb(600_000))),
    'run lengths that grow to 60 MB': withContent(stream('/Filter/RunLengthDecode', runBomb(470_000))),
    'predictor rows of one byte': withContent(
      stream('/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1>>', deflateNoise(60 * MB)),
    ),
  };
  return Object.entries(files).map(([name, bytes]) => {
    writeFileSync(`${folder}/${name}.pdf`, bytes);
    return name;
  });
}

function xrefBomb(size: number): Buffer {
  const data = deflateSync(Buffer.alloc(size));
  const head = text(
    `%PDF-1.7\n1 0 obj\n<</Type/XRef/Size ${size / 8}/W[1 4 3]/Root 2 0 R/Filter/FlateDecode/Length ${data.length}>>\nstream\n`,
  );
  return Buffer.concat([head, data, text('\nendstream\nendobj\nstartxref\n9\n%%EOF\n')]);
}

function objectStreamBomb(size: number): Buffer {
  const data = deflateSync(Buffer.alloc(size, 32));
  const rows: number[][] = [
    [0, 0, 65535],
    [2, 2, 0],
  ];
  const head = text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  const bomb = Buffer.concat([
    text(`2 0 obj\n<</Type/ObjStm/N 1/First 10/Filter/FlateDecode/Length ${data.length}>>\nstream\n`),
    data,
    text('\nendstream\nendobj\n'),
  ]);
  const at = head.length + bomb.length;
  rows.push([1, head.length, 0], [1, at, 0]);
  const table = Buffer.concat(
    rows.map(([kind = 0, offset = 0, generation = 0]) => {
      const row = Buffer.alloc(7);
      row[0] = kind;
      row.writeUInt32BE(offset, 1);
      row.writeUInt16BE(generation, 5);
      return row;
    }),
  );
  const xref = `3 0 obj\n<</Type/XRef/Size 4/W[1 4 2]/Root 1 0 R/Length ${table.length}>>\nstream\n`;
  return Buffer.concat([
    head,
    bomb,
    text(xref),
    table,
    text(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`),
  ]);
}

function deepTree(depth: number): Buffer {
  const bodies = [text('<</Type/Catalog/Pages 2 0 R>>')];
  for (let i = 0; i < depth; i += 1) bodies.push(text(`<</Type/Pages/Kids[${i + 3} 0 R]/Count 1>>`));
  bodies.push(text('<</Type/Page/MediaBox[0 0 9 9]>>'));
  return classic(bodies);
}

const keys = (count: number): string =>
  Array.from({ length: count }, (_, i) => `/${i.toString(36)} 0`).join('');

function chain(count: number): Buffer {
  const links = Array.from({ length: count }, (_, i) => text(`<</Next ${i + 6} 0 R>>`));
  return withContent(NOTHING, [...links, NOTHING]);
}

function crowdedStream(count: number): Buffer {
  let offsets = '';
  for (let i = 0; i < count; i += 1) offsets += `${i + 6} ${i * 3} `;
  const data = deflateSync(text(`${offsets}${'[] '.repeat(count)}`));
  const head = text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  const parts: Buffer[] = [head];
  const rows: [number, number, number][] = [[0, 0, 65535]];
  let at = head.length;
  const refs = Array.from({ length: count }, (_, i) => `${i + 6} 0 R`).join(' ');
  for (const [i, body] of [
    text(`<</Type/Catalog/Pages 2 0 R/More[${refs}]>>`),
    text('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    text('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>'),
    NOTHING,
    stream(`/Type/ObjStm/N ${count}/First ${offsets.length}/Filter/FlateDecode`, data),
  ].entries()) {
    const object = Buffer.concat([text(`${i + 1} 0 obj\n`), body, text('\nendobj\n')]);
    rows.push([1, at, 0]);
    parts.push(object);
    at += object.length;
  }
  for (let i = 0; i < count; i += 1) rows.push([2, 5, i]);
  return Buffer.concat([...parts, xrefStream(rows, count + 6, at)]);
}

function xrefStream(rows: readonly (readonly [number, number, number])[], self: number, at: number): Buffer {
  const table = Buffer.alloc((rows.length + 1) * 9);
  for (const [i, [kind, second, third]] of [...rows, [1, at, 0] as const].entries()) {
    table[i * 9] = kind;
    table.writeUInt32BE(second, i * 9 + 1);
    table.writeUInt32BE(third, i * 9 + 5);
  }
  const data = deflateSync(table);
  const entries = `/Type/XRef/Size ${self + 1}/W[1 4 4]/Root 1 0 R/Filter/FlateDecode`;
  const object = Buffer.concat([text(`${self} 0 obj\n`), stream(entries, data), text('\nendobj\n')]);
  return Buffer.concat([object, text(`startxref\n${at}\n%%EOF\n`)]);
}

function manySections(count: number, rowsEach: number): Buffer {
  const parts = [withContent(NOTHING)];
  let size = parts[0]?.length ?? 0;
  let previous = (parts[0] ?? text('')).lastIndexOf('\nxref\n') + 1;
  const rows = '0000000000 65535 f \n'.repeat(rowsEach);
  for (let i = 0; i < count; i += 1) {
    const table = `xref\n5 ${rowsEach}\n${rows}trailer\n<</Size ${rowsEach + 5}/Root 1 0 R/Prev ${previous}>>\nstartxref\n${size}\n%%EOF\n`;
    previous = size;
    parts.push(text(table));
    size += table.length;
  }
  return Buffer.concat(parts);
}

function manyForms(count: number): Buffer {
  const names = Array.from({ length: count }, (_, i) => `/X${i} ${i + 4} 0 R`).join('');
  const draw = Array.from({ length: count }, (_, i) => `/X${i} Do`).join(' ');
  const form = stream(
    '/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode',
    deflateSync(text('q 0 0 m Q '.repeat(100_000))),
  );
  return classic([
    text('<</Type/Catalog/Pages 2 0 R>>'),
    text('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    text(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${count + 4} 0 R/Resources<</XObject<<${names}>>>>>>`,
    ),
    ...Array.from({ length: count }, () => form),
    stream('', text(draw)),
  ]);
}

/** Nine-bit codes: clear, then zeros, which name ever longer runs. */
function lzwBomb(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes[0] = 0x80;
  return bytes;
}

/** Each pair becomes 128 bytes. */
const runBomb = (pairs: number): Buffer => Buffer.alloc(pairs * 2, Buffer.from([129, 32]));

const deflateNoise = (size: number): Buffer => {
  const data = Buffer.alloc(size, 2);
  for (let at = 0; at < size; at += 100_000) randomBytes(1100).copy(data, at);
  for (let at = 0; at < size; at += 2) data[at] = 2;
  return deflateSync(data);
};
