import { describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { inspectUpload } from '../../../layers/sealing/pdf/inspect-upload.ts';
import { deepTree } from '../corpus/corpus.ts';
import {
  appendClassic,
  classicPdf,
  flate,
  sampleObjects,
  stream,
  streamPdf,
  toBytes,
  toText,
} from '../corpus/raw-pdf.ts';
import { seal } from '../sign/sealing-kit.ts';
import { refusal } from './refusal.ts';

const objects = sampleObjects();
const plain = toText(classicPdf(objects));
const startxref = Number(/startxref\n(\d+)/.exec(plain)?.[1]);
const zeros = (bytes: number) => flate('\0'.repeat(bytes));

/** A one-section file whose cross-reference stream is `body`. */
const xrefStreamOnly = (body: string) => toBytes(`%PDF-1.5\n1 0 obj\n${body}\nendobj\nstartxref\n9\n%%EOF\n`);
const tableOnly = (table: string) => toBytes(`%PDF-1.5\n${table}\nstartxref\n9\n%%EOF\n`);

const MILLIONS = 20 * 1024 ** 2;

const hostile: Record<string, [bytes: Uint8Array, reason: string]> = {
  'an empty file': [new Uint8Array(0), 'notPdf'],
  'another format': [toBytes('PK\x03\x04 something else entirely'), 'notPdf'],
  'only a header': [toBytes('%PDF-1.7\n'), 'brokenStructure'],
  'bytes before the header': [toBytes(`garbage\n${plain}`), 'brokenStructure'],
  'a bad startxref': [toBytes(plain.replace(/startxref\n\d+/, 'startxref\n5')), 'brokenStructure'],
  'a startxref beyond the end': [
    toBytes(plain.replace(/startxref\n\d+/, 'startxref\n99999999')),
    'brokenStructure',
  ],
  'offsets that are shifted': [
    toBytes(plain.replace('%PDF-1.7\n', '%PDF-1.7\n% shifted\n')),
    'brokenStructure',
  ],
  'a file cut short': [toBytes(plain.slice(0, startxref + 40)), 'brokenStructure'],
  'no catalog': [classicPdf({ 2: objects[2] ?? '' }), 'brokenStructure'],
  'no pages': [classicPdf({ ...objects, 2: '<</Type/Pages/Kids[]/Count 0>>' }), 'brokenStructure'],
  'a page without a size': [classicPdf({ ...objects, 3: '<</Type/Page/Parent 2 0 R>>' }), 'brokenStructure'],
  'a catalog with a key twice': [
    classicPdf({ ...objects, 1: '<</Type/Catalog/Pages 2 0 R/Pages 4 0 R>>' }),
    'brokenStructure',
  ],
  'a page tree that holds itself': [
    classicPdf({ ...objects, 2: '<</Type/Pages/Kids[2 0 R]/Count 1>>' }),
    'brokenStructure',
  ],
  'a page that comes twice': [
    classicPdf({ ...objects, 2: '<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>' }),
    'brokenStructure',
  ],
  'a page tree 200 deep': [classicPdf(deepTree(200)), 'tooComplex'],
  'a reference to itself': [classicPdf({ ...objects, 2: '2 0 R' }), 'brokenStructure'],
  'a /Prev loop': [toBytes(plain.replace('/Root', `/Prev ${startxref}/Root`)), 'brokenStructure'],
  'a /Prev that is no offset': [toBytes(plain.replace('/Root', '/Prev(1)/Root')), 'brokenStructure'],
  'nested arrays': [classicPdf({ ...objects, 1: `<</Pages 2 0 R/X ${'['.repeat(200_000)}>>` }), 'tooComplex'],
  'nested dictionaries': [classicPdf({ ...objects, 1: '<</X'.repeat(100_000) }), 'tooComplex'],
  'two thousand million table rows': [tableOnly('xref\n0 2000000000\ntrailer\n<</Size 9>>'), 'tooComplex'],
  'a thousand sections': [thousandSections(1100), 'tooComplex'],
  'two thousand million stream rows': [
    xrefStreamOnly(stream('/Type/XRef/Size 2000000000/W[0 0 1]/Root 1 0 R', 'x')),
    'brokenStructure',
  ],
  'a million rows of one byte': [
    xrefStreamOnly(stream('/Type/XRef/Size 2000000/W[0 0 1]/Root 1 0 R', 'x'.repeat(2_000_000))),
    'tooComplex',
  ],
  'rows without width': [
    xrefStreamOnly(stream('/Type/XRef/Size 9/W[0 0 0]/Root 1 0 R', 'x')),
    'brokenStructure',
  ],
  'rows that point beyond any file': [
    xrefStreamOnly(stream('/Type/XRef/Size 2/W[1 8 1]/Root 1 0 R', `\x01${'\x7f'.repeat(8)}x`.repeat(2))),
    'brokenStructure',
  ],
  'fields of nine octets': [
    xrefStreamOnly(stream('/Type/XRef/Size 1/W[1 9 1]/Root 1 0 R', 'x'.repeat(11))),
    'brokenStructure',
  ],
  'an array of half a million and one': [
    classicPdf({ ...objects, 7: `<</Title[${'0 '.repeat(500_001)}]>>` }),
    'tooComplex',
  ],
  'an object listed twice': [
    xrefStreamOnly(stream('/Type/XRef/Size 9/W[1 1 1]/Index[1 2 2 2]/Root 1 0 R', 'x'.repeat(12))),
    'brokenStructure',
  ],
  'a cross-reference bomb': [
    xrefStreamOnly(stream('/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode', zeros(MILLIONS))),
    'tooComplex',
  ],
  'a cross-reference bomb in two layers': [
    xrefStreamOnly(
      stream(
        '/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter[/FlateDecode/FlateDecode]',
        flate(zeros(MILLIONS * 4)),
      ),
    ),
    'tooComplex',
  ],
  'three filters': [
    xrefStreamOnly(
      stream('/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter[/FlateDecode/FlateDecode/FlateDecode]', 'x'),
    ),
    'tooComplex',
  ],
  'an object stream bomb': [
    objectStreamWith(stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', zeros(MILLIONS))),
    'tooComplex',
  ],
  'an object stream with a million objects': [
    objectStreamWith(stream('/Type/ObjStm/N 1000000/First 4', '1 0 null')),
    'tooComplex',
  ],
  'an object stream that extends nothing': [
    objectStreamWith(stream('/Type/ObjStm/N 1/First 9999', '1 0 null')),
    'brokenStructure',
  ],
  'a length that needs its own stream': [
    classicPdf({ ...objects, 1: '<</Length 1 0 R>>\nstream\nx\nendstream' }),
    'brokenStructure',
  ],
  'object numbers without end': [toBytes(plain.replace('/Size 9', '/Size 2000000000')), 'tooComplex'],
  'a field that holds itself': [
    classicPdf({ ...objects, 1: '<</Pages 2 0 R/AcroForm<</Fields[9 0 R]>>>>', 9: '<</T(a)/Kids[9 0 R]>>' }),
    'tooComplex',
  ],
  'a deflate bomb as page content': [
    classicPdf({ ...objects, 5: stream('/Filter/FlateDecode', zeros(MILLIONS * 4)) }),
    'tooComplex',
  ],
};

function objectStreamWith(container: string): Uint8Array {
  return streamPdf(objects, { compressed: [1], container });
}

function thousandSections(count: number): Uint8Array {
  let pdf = toBytes(plain);
  for (let i = 0; i < count; i++) pdf = appendClassic(pdf, { 7: '<</Title(x)>>' }, '/Size 9/Root 1 0 R');
  return pdf;
}

describe('hostile and broken uploads are refused with a reason', () => {
  it.each(Object.entries(hostile))('%s', async (_, [bytes, reason]) => {
    const { refusal: refused, pages } = await inspectUpload(bufferSource(bytes));
    expect(refused?.reason).toBe(reason);
    expect(pages).toEqual([]);
  });

  it('a file above the limit', async () => {
    const { refusal: refused } = await inspectUpload(bufferSource(toBytes(plain)), {
      budgets: { fileSize: 100 },
    });
    expect(refused?.reason).toBe('tooLarge');
  });

  it('what would take longer than the clock of the parser allows', async () => {
    const { refusal: refused } = await inspectUpload(bufferSource(toBytes(plain)), {
      budgets: { parsing: 0 },
    });
    expect(refused).toMatchObject({ reason: 'tooComplex', detail: { message: 'parsing exceeded' } });
  });

  it('more objects that nothing leads to than anybody needs', async () => {
    const spare = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [20 + i, '<<>>']));
    const bytes = bufferSource(classicPdf({ ...objects, ...spare }));
    const inspected = (unusedObjects: number) => inspectUpload(bytes, { budgets: { unusedObjects } });
    expect((await inspected(12)).refusal?.reason).toBe('tooComplex');
    expect((await inspected(100)).refusal).toBeNull();
  });

  it('sealing refuses for the same reasons and writes nothing', async () => {
    expect(await refusal(seal(toBytes(plain.replace(/startxref\n\d+/, 'startxref\n5'))))).toBe(
      'brokenStructure',
    );
    expect(await refusal(seal(classicPdf(deepTree(200))))).toBe('tooComplex');
  });

  it('names the object and the offset', async () => {
    const shifted = toBytes(plain.replace('2 0 obj', '9 0 obj'));
    const { refusal: refused } = await inspectUpload(bufferSource(shifted));
    expect(refused?.detail).toMatchObject({ object: 2, offset: plain.indexOf('2 0 obj') });
  });
});
