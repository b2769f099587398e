import { describe, expect, it } from 'vitest';
import { buildFinalRevision } from '../../../layers/sealing/author/build-final-revision.ts';
import { FormFillError } from '../../../layers/sealing/author/form-fill-error.ts';
import type { FormValue } from '../../../layers/sealing/author/form-value.ts';
import { MissingGlyph } from '../../../layers/sealing/author/missing-glyph.ts';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import { readAcroForm, walkFields } from '../../../layers/sealing/pdf/form-fields.ts';
import { inspectUpload } from '../../../layers/sealing/pdf/inspect-upload.ts';
import { PdfName, PdfStream, PdfString } from '../../../layers/sealing/pdf/pdf-object.ts';
import { decodeText } from '../../../layers/sealing/pdf/text-string.ts';
import { classicPdf, sampleObjects, stream, toText } from '../corpus/raw-pdf.ts';
import { refusal } from '../pdf/refusal.ts';
import { authority, open, seal } from '../sign/sealing-kit.ts';
import { verify } from '../verify/test-document.ts';
import { fonts, shownText } from './author-kit.ts';

const widget = (rect: string, more: string) =>
  `<</Type/Annot/Subtype/Widget/F 4/P 3 0 R/Rect[${rect}]${more}>>`;
const form = (more = '') =>
  classicPdf({
    ...sampleObjects(),
    1: `<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[10 0 R 11 0 R 12 0 R 13 0 R 16 0 R 17 0 R 18 0 R]${more}>>>>`,
    3: (sampleObjects()[3] ?? '').replace(
      '/Contents',
      '/Annots[10 0 R 11 0 R 12 0 R 14 0 R 15 0 R 16 0 R 17 0 R 18 0 R]/Contents',
    ),
    10: widget('72 600 300 624', '/FT/Tx/T(name)/MaxLen 30'),
    11: widget('72 560 300 584', '/FT/Ch/T(country)/Opt[[(dk)(Danmark)][(se)(Sverige)]]'),
    12: widget('72 540 84 552', '/FT/Btn/T(agree)/V/Off/AS/Off/AP<</N<</Off 20 0 R/Yes 20 0 R>>>>'),
    13: '<</FT/Btn/Ff 49152/T(term)/V/Off/Kids[14 0 R 15 0 R]>>',
    14: widget('72 500 84 512', '/Parent 13 0 R/AS/Off/AP<</N<</Off 20 0 R/year 20 0 R>>>>'),
    15: widget('92 500 104 512', '/Parent 13 0 R/AS/Off/AP<</N<</Off 20 0 R/month 20 0 R>>>>'),
    16: widget('72 460 300 484', '/FT/Tx/T(fixed)/Ff 1'),
    17: widget('72 420 300 444', '/FT/Ch/Ff 393216/T(city)/Opt[(Malm\xf6)]'),
    18: widget('0 0 0 0', '/FT/Tx/T(nowhere)'),
    20: stream('/Subtype/Form/BBox[0 0 12 12]', ''),
  });

async function filled(original: Uint8Array, ...formValues: FormValue[]): Promise<Uint8Array> {
  const { update } = await buildFinalRevision(await open(original), { values: [], formValues, fonts });
  return Buffer.concat([original, (await update.build()).tail]);
}

async function values(pdf: Uint8Array): Promise<Record<string, string>> {
  const file = await open(pdf);
  const found: Record<string, string> = {};
  for await (const { fullName, effective } of walkFields(file)) {
    const value = await file.get(effective, 'V');
    if (value instanceof PdfString) found[fullName] = decodeText(value);
    if (value instanceof PdfName) found[fullName] = value.name;
  }
  return found;
}

const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof FormFillError ? `${error.field} ${error.code}` : error),
  );

describe('fields of the document’s own form', () => {
  it('text and choices are stored, and drawn in an embedded font', async () => {
    const done = await filled(
      form('/NeedAppearances true/XFA 20 0 R'),
      { field: 'name', value: 'Zażółć Ærø Ωμέγα Жук İı' },
      { field: 'country', value: 'Danmark' },
      { field: 'city', value: 'Århus' },
    );
    expect(await values(done)).toMatchObject({
      name: 'Zażółć Ærø Ωμέγα Жук İı',
      country: 'dk',
      city: 'Århus',
    });
    const file = await open(done);
    const acroForm = await readAcroForm(file);
    expect([acroForm?.has('NeedAppearances'), acroForm?.has('XFA')]).toEqual([false, false]);
    for await (const { fullName, dict } of walkFields(file)) {
      if (!['name', 'country', 'city'].includes(fullName)) continue;
      const appearance = await file.getDict(dict, 'AP');
      const drawing = await file.resolve(appearance?.get('N'));
      if (!(drawing instanceof PdfStream)) throw new Error(`${fullName} has no appearance`);
      expect(toText(await file.streamData(drawing))).toMatch(/^\/Tx BMC\nq\n[\s\S]*Tj[\s\S]*\nQ\nEMC$/);
      expect(drawing.dict.get('BBox')).toEqual([0, 0, 228, 24]);
    }
    expect(toText(done)).toMatch(/\/FontName \/[A-Z]{6}\+NotoSans/);
    expect((await shownText(done, 1)).map(({ text }) => text)).toContain('First page');
    expect((await inspectUpload(bufferSource(done))).findings).toEqual([]);
  });

  it.each<[what: string, given: FormValue, field: string, shown: Record<number, string>]>([
    ['a box is ticked', { field: 'agree', value: true }, 'Yes', { 12: 'Yes' }],
    ['a box is ticked by its state', { field: 'agree', value: 'Yes' }, 'Yes', { 12: 'Yes' }],
    ['a box is unticked', { field: 'agree', value: false }, 'Off', { 12: 'Off' }],
    ['a radio button is chosen', { field: 'term', value: 'month' }, 'month', { 14: 'Off', 15: 'month' }],
  ])('%s', async (_, given, expected, states) => {
    const done = await filled(form(), given);
    expect((await values(done))[given.field]).toBe(expected);
    const text = toText(done);
    for (const [num, state] of Object.entries(states)) {
      const last = text.slice(text.lastIndexOf(`\n${num} 0 obj`));
      expect(last.slice(0, last.indexOf('endobj'))).toContain(`/AS /${state}`);
    }
    expect((await inspectUpload(bufferSource(done))).findings).toEqual([]);
  });

  it.each<[given: FormValue, expected: string]>([
    [{ field: 'unknown', value: 'x' }, 'unknown field_unknown'],
    [{ field: 'fixed', value: 'x' }, 'fixed field_not_fillable'],
    [{ field: 'nowhere', value: 'x' }, 'nowhere field_not_fillable'],
    [{ field: 'name', value: true }, 'name value_not_allowed'],
    [{ field: 'name', value: 'x'.repeat(31) }, 'name value_not_allowed'],
    [{ field: 'country', value: 'Norge' }, 'country value_not_allowed'],
    [{ field: 'term', value: 'week' }, 'term value_not_allowed'],
  ])('%o is an error', async (given, expected) => {
    expect(await code(filled(form(), given))).toBe(expected);
  });

  it('a character that the font lacks is an error, never a box', async () => {
    expect(await code(filled(form(), { field: 'name', value: '漢' }))).toBeInstanceOf(MissingGlyph);
  });

  it('under a signature an empty field is filled once, and the signature holds', async () => {
    const signed = await seal(form());
    const done = await filled(signed, { field: 'name', value: 'Åse' });
    expect(await verify(done, authority)).toMatchObject({
      unaltered: true,
      signatures: [{ status: 'valid', changesAfter: [{ kind: 'formFill', allowed: true, detail: 'name' }] }],
    });
    expect(await refusal(filled(await seal(done), { field: 'name', value: 'Bo' }))).toBe('noChangesAllowed');
    expect(await refusal(filled(await seal(form(), { certify: 1 }), { field: 'name', value: 'Bo' }))).toBe(
      'noChangesAllowed',
    );
  });
});
