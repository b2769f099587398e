import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { concatBytes } from '../../layers/sealing/der/bytes-util.ts';
import {
  find,
  objectWith,
  overwrite,
  pageWith,
  range,
  setRange,
  withField,
} from '../sealing/verify/manipulate.ts';
import {
  addTimeStamp,
  addValidationData,
  appendUpdate,
  CONTRACT,
  createPdf,
  FORM,
  type Objects,
  seal,
  sealToLta,
  stream,
  text,
  verify,
} from '../sealing/verify/test-document.ts';
import { createTestAuthority } from '../sealing/x509/test-authority.ts';
import { pem } from './conformance-authority.ts';

/**
 * `write-attacks.ts <folder>`: sealed documents that somebody manipulated, each in the way of a published attack, and
 * the untouched ones; `attacks.json` says what is what and what our own verifier answers.
 */
const ca = await createTestAuthority({
  name: 'Attacked',
  now: () => new Date(Math.floor(Date.now() / 1000) * 1000),
});
const certified = async (certify: 2 | 3) =>
  addTimeStamp(await addValidationData(await seal(createPdf(), ca, { request: { certify } }), ca), ca);
const lta = await sealToLta(createPdf(), ca);
const form = '/Type /XObject /Subtype /Form /BBox [0 0 170 20]';
const covered: Objects = {
  ...CONTRACT,
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents [4 0 R 8 0 R] /Resources << /Font << /F1 5 0 R >> /XObject << /Im 7 0 R >> >> >>',
  7: stream(
    '\xff',
    '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  ),
  8: stream('q 400 0 0 300 0 0 cm /Im Do Q'),
};
const look = (value: string) => stream(`BT /F1 9 Tf (${value}) Tj ET`, form);
const fieldWithLook = (FORM[8] ?? '').replace('/P 3', '/AP << /N 20 0 R >> /P 3');
const note =
  '<< /Type /Annot /Subtype /FreeText /Rect [20 180 380 230] /DA (/F1 18 Tf) /Contents (Rent: 1 EUR) >>';
const sneaky =
  '<< /Type /Annot /Subtype /Widget /FT /Sig /T (sneaky) /Rect [20 180 380 230] /P 3 0 R /AP << /N 41 0 R >> >>';
const page = (CONTRACT[3] ?? '').replace('4 0 R', '20 0 R');
const evil = stream('BT /F1 18 Tf 30 200 Td (Rent: 1 EUR) Tj ET');

async function wrapped(): Promise<Uint8Array> {
  const sealed = await seal(createPdf(), ca);
  const [, start = 0, after = 0, length = 0] = range(sealed);
  const body = Buffer.from(sealed).toString('latin1');
  const last = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(body)?.[1]);
  const first = Number(/startxref\s+(\d+)/.exec(body)?.[1]);
  const table = `xref\n4 1\n${String(after + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 40 /Root 1 0 R /Prev ${first} >>\n`;
  const inserted = text(`\n4 0 obj\n${evil}\nendobj\n`.padEnd(last - after) + table);
  const moved = concatBytes(sealed.subarray(0, after), inserted, sealed.subarray(after));
  return setRange(moved, [0, start, after + inserted.length, length]);
}

async function stolenTimeStamp(): Promise<Uint8Array> {
  const other = await sealToLta(createPdf(FORM), ca);
  const hole = (pdf: Uint8Array) => Buffer.from(pdf).lastIndexOf('/Contents <') + '/Contents <'.length;
  const stolen = Buffer.from(other.subarray(hole(other), hole(other) + 6000)).toString('latin1');
  return overwrite(lta, hole(lta), stolen);
}

async function overlapping(): Promise<Uint8Array> {
  const first = await seal(createPdf(), ca);
  const second = (await seal(first, ca)).subarray(first.length);
  const [, start = 0, after = 0] = range(second);
  return concatBytes(first, setRange(second, [0, start, after, first.length - after + 5]));
}

async function spoofed(): Promise<Uint8Array> {
  const [num, dictionary] = objectWith(lta, '/Type /Sig');
  return appendUpdate(lta, { [num]: dictionary.replace('/Type /Sig', '/Type /Sig /Reason (spoofed)') });
}

async function withSneakySignature(): Promise<Uint8Array> {
  const base = await certified(2);
  const objects = { ...(await withField(base, '40 0 R')), 40: sneaky, 41: stream('0 0 9 9 re f', form) };
  return appendUpdate(base, objects);
}

async function withNote(base: Uint8Array): Promise<Uint8Array> {
  return appendUpdate(base, { 3: await pageWith(base, '60 0 R'), 60: note });
}

const update = (objects: Objects, options = {}) => appendUpdate(lta, objects, options);
const files: Record<string, Promise<Uint8Array> | Uint8Array> = {
  'untouched, LTA': lta,
  'untouched, certified P=2, LTA': certified(2),
  'signature forgery: no /ByteRange': overwrite(lta, find(lta, '/ByteRange'), '/ByteRang_'),
  'signature forgery: a range of nothing': setRange(lta, [0, 0, 0, 0]),
  'incremental saving: other page content': update({ 4: evil }),
  'signature wrapping': wrapped(),
  'shadow, hide: the cover is removed': sealToLta(createPdf(covered), ca).then((base) =>
    appendUpdate(base, {}, { free: [7] }),
  ),
  'shadow, replace: another look of a field': sealToLta(
    createPdf({ ...FORM, 8: fieldWithLook, 20: look('900') }),
    ca,
  ).then((base) => appendUpdate(base, { 20: look('100') })),
  'shadow, hide and replace: another page tree': update({
    2: '<< /Type /Pages /Kids [61 0 R] /Count 1 >>',
    60: evil,
    61: page.replace('20 0 R', '60 0 R'),
  }),
  'evil annotation': withNote(lta),
  'evil annotation, certified P=3': certified(3).then(withNote),
  'sneaky signature, certified P=2': withSneakySignature(),
  'page added': update({
    2: '<< /Type /Pages /Kids [3 0 R 61 0 R] /Count 2 >>',
    60: evil,
    61: page.replace('20 0 R', '60 0 R'),
  }),
  'page removed': update({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' }),
  'spoofed signature dictionary': spoofed(),
  'byte ranges that overlap': overlapping(),
  'a document time-stamp of another file': stolenTimeStamp(),
  'an object that no cross reference lists': update({}, { unlisted: `70 0 obj\n${evil}\nendobj\n` }),
  'bytes after the last revision': concatBytes(lta, text('% more\n'.repeat(20))),
};

const folder = process.argv[2];
if (folder === undefined) throw new Error('a folder is needed');
mkdirSync(folder, { recursive: true });
const root = join(folder, 'root.pem');
writeFileSync(root, pem(ca.root));
const listed: object[] = [];
for (const [name, made] of Object.entries(files)) {
  const bytes = await made;
  const path = join(folder, `${String(listed.length + 1).padStart(2, '0')}.pdf`);
  writeFileSync(path, bytes);
  const own = await verify(bytes, ca).catch(() => undefined);
  const isAccepted =
    own?.unaltered && own.signatures.length > 0 && own.signatures.every(({ status }) => status === 'valid');
  listed.push({ name, path, own: isAccepted ? 'accepted' : 'rejected' });
}
writeFileSync(join(folder, 'attacks.json'), JSON.stringify({ root, files: listed }));
