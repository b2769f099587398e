import { randomBytes } from 'node:crypto';

export const text = (value: string): Buffer => Buffer.from(value, 'latin1');

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
