import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** A classic PDF of about this size: one page and images of random bytes, which nothing compresses. */
export function imagePdf(size: number): Buffer {
  const images = Math.max(1, Math.ceil(size / 400_000));
  const each = Math.floor((size - 1500) / images);
  const bodies: Buffer[] = [
    text('<</Type/Catalog/Pages 2 0 R>>'),
    text('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    text('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>'),
  ];
  for (let i = 0; i < images; i += 1) {
    const dict = `<</Type/XObject/Subtype/Image/Width ${each}/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length ${each}>>\nstream\n`;
    bodies.push(Buffer.concat([text(dict), randomBytes(each), text('\nendstream')]));
  }
  return classic(bodies);
}

/** Many small objects: what makes readers slow that read everything. */
export function manyObjects(count: number): Buffer {
  const bodies = [
    text('<</Type/Catalog/Pages 2 0 R>>'),
    text('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    text('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>'),
  ];
  while (bodies.length < count) bodies.push(text(`<</Type/Note/Number ${bodies.length}/Text(entry)>>`));
  return classic(bodies);
}

export function classic(bodies: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [text('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    at += part.length;
  };
  bodies.forEach((body, i) => {
    offsets.push(at);
    add(text(`${i + 1} 0 obj\n`));
    add(body);
    add(text('\nendobj\n'));
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = bodies.length + 1;
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R/ID[<00><00>]>>\nstartxref\n${at}\n%%EOF\n`;
  add(text(tail));
  return Buffer.concat(parts);
}

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
