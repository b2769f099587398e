import {
  appendClassic,
  classicPdf,
  hybridPdf,
  linearisedPdf,
  sampleObjects,
  stream,
  streamPdf,
  toBytes,
  toText,
} from './raw-pdf.ts';

/** A well-formed file of the structural corpus. */
export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

const widget = (more: string) => `<</Type/Annot/Subtype/Widget/Rect[72 600 200 620]/P 3 0 R/F 4${more}>>`;

function withForm(form: string, annots: string): Record<number, string> {
  const objects = sampleObjects();
  return {
    ...objects,
    1: `<</Type/Catalog/Pages 2 0 R/AcroForm ${form}>>`,
    3: (objects[3] ?? '').replace('/Contents', `/Annots ${annots}/Contents`),
    9: widget('/FT/Tx/T(name)/V(someone)/DA(/Helv 10 Tf 0 g)'),
    10: '<</Fields[9 0 R]/DR<</Font<</Helv 8 0 R>>>>/DA(/Helv 10 Tf 0 g)>>',
    11: '[9 0 R]',
    13: '[9 0 R]',
    14: '<</Fields 13 0 R/DR<</Font<</Helv 8 0 R>>>>/DA(/Helv 10 Tf 0 g)>>',
    12: '<</Fields 11 0 R/DR<</Font<</Helv 8 0 R>>>>/DA(/Helv 10 Tf 0 g)>>',
  };
}

/** A signature field that nobody has filled, visible, on page 1. */
export function withEmptySignatureField(more = ''): Record<number, string> {
  const objects = withForm('10 0 R', '[9 0 R]');
  return { ...objects, 9: widget(`/FT/Sig/T(Seller)${more}`) };
}

/** A page tree of several levels with inherited attributes. */
export function deepTree(levels: number): Record<number, string> {
  const objects: Record<number, string> = { ...sampleObjects() };
  objects[2] = '<</Type/Pages/Kids[20 0 R]/Count 2/MediaBox[0 0 300 400]/Rotate 90>>';
  for (let i = 0; i < levels; i++) {
    objects[20 + i] = `<</Type/Pages/Parent ${i === 0 ? 2 : 19 + i} 0 R/Kids[${21 + i} 0 R]/Count 2>>`;
  }
  objects[20 + levels] = `<</Type/Pages/Parent ${19 + levels} 0 R/Kids[3 0 R 4 0 R]/Count 2>>`;
  for (const num of [3, 4]) objects[num] = (objects[num] ?? '').replace('/MediaBox[0 0 595 842]', '');
  return objects;
}

function indirectLengths(): Record<number, string> {
  const objects = sampleObjects();
  const body = objects[5] ?? '';
  const length = /Length (\d+)/.exec(body)?.[1] ?? '0';
  return { ...objects, 5: body.replace(/Length \d+/, 'Length 9 0 R'), 9: length };
}

const text = (pdf: Uint8Array, change: (text: string) => string) => toBytes(change(toText(pdf)));

/** Every structure that must be signed with the input's bytes as an exact prefix. */
export function corpus(): readonly CorpusFile[] {
  const objects = sampleObjects();
  const plain = classicPdf(objects);
  const files: Record<string, Uint8Array> = {
    'classic table': plain,
    'classic table with CR LF': classicPdf(objects, { eol: '\r\n', end: '\r\n' }),
    'classic table with CR': classicPdf(objects, { eol: '\r', end: '\r' }),
    'xref stream': streamPdf(objects),
    'xref stream with fields of eight octets': streamPdf(objects, { compressed: [1, 2], widths: [8, 8, 8] }),
    'object streams': streamPdf(objects, { compressed: [1, 2, 3, 4, 7, 8] }),
    linearised: linearisedPdf(objects),
    hybrid: hybridPdf(objects, [7, 8]),
    AcroForm: classicPdf(withForm('10 0 R', '[9 0 R]')),
    'AcroForm, direct in the catalog': classicPdf(withForm('<</Fields[9 0 R]>>', '[9 0 R]')),
    'AcroForm, indirect fields and annotations': classicPdf(withForm('14 0 R', '11 0 R')),
    'AcroForm, one array for fields and annotations': classicPdf(withForm('12 0 R', '11 0 R')),
    'AcroForm in an object stream': streamPdf(withForm('14 0 R', '11 0 R'), {
      compressed: [1, 2, 3, 4, 9, 10, 11, 13, 14],
    }),
    'empty signature field': classicPdf(withEmptySignatureField()),
    'no line end at the end': classicPdf(objects, { end: '' }),
    'trailing garbage': classicPdf(objects, { end: `\n${'\0'.repeat(3000)}garbage` }),
    'a second revision': appendClassic(plain, { 7: '<</Title(Changed)>>' }, '/Size 9/Root 1 0 R/Info 7 0 R'),
    'ByteRange decoy in the information': classicPdf({
      ...objects,
      7: '<</Title(/ByteRange [0 10 20 30] /Contents <00>)/ByteRange [0 0000000000 0000000000 0000000000]>>',
    }),
    'indirect stream length': classicPdf(indirectLengths()),
    'deep page tree': classicPdf(deepTree(20)),
    'rows of 19 bytes': text(plain, (t) => t.replaceAll(' n \n', ' n\n').replaceAll(' f \n', ' f\n')),
    'white space before xref': text(plain, (t) =>
      t.replace('\nxref\n', '\n  xref\n').replace(/startxref\n(\d+)/, (_, at) => `startxref\n${Number(at)}`),
    ),
    'comments and odd spacing': classicPdf({
      ...objects,
      1: '<<%comment (with) <<signs\n/Type /Catalog%\r/Pages\t2\f0\0R >>',
      7: '<</Title(esc\\(aped\\)\\101 nested (parens) \\\r\nline)/N#61me<4E6F>>>',
    }),
    'page contents in an array': classicPdf({
      ...objects,
      3: (objects[3] ?? '').replace('/Contents 5 0 R', '/Contents[5 0 R 6 0 R]'),
    }),
    'image data with words of the syntax': classicPdf({
      ...objects,
      9: stream('/Type/XObject', 'endstream endobj xref trailer startxref %%EOF /ByteRange'),
    }),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, pages: 2 }));
}
