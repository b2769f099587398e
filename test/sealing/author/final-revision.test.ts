import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { alignGlyphs } from '../../../layers/sealing/author/align-glyphs.ts';
import { authorMark } from '../../../layers/sealing/author/author-mark.ts';
import { buildFinalRevision } from '../../../layers/sealing/author/build-final-revision.ts';
import type { EnteredValue, FieldValue } from '../../../layers/sealing/author/field-value.ts';
import { MissingGlyph } from '../../../layers/sealing/author/missing-glyph.ts';
import { nodeCrypto } from '../../../layers/sealing/crypto/node-crypto.ts';
import { IncrementalUpdate } from '../../../layers/sealing/pdf/incremental-update.ts';
import { pageContent } from '../../../layers/sealing/pdf/page-content.ts';
import { pageAt, walkPages } from '../../../layers/sealing/pdf/page-tree.ts';
import { PdfDict, PdfName, PdfRef, PdfStream } from '../../../layers/sealing/pdf/pdf-object.ts';
import { readSignatureFields } from '../../../layers/sealing/pdf/signature-fields.ts';
import { sealPdf } from '../../../layers/sealing/sign/seal-pdf.ts';
import { classicPdf, sampleObjects, stream, streamPdf, toText } from '../corpus/raw-pdf.ts';
import { refusal } from '../pdf/refusal.ts';
import { checkSignatures } from '../sign/check-signatures.ts';
import { authority, open, SIGNING_TIME, seal } from '../sign/sealing-kit.ts';
import { finish, fonts, shownText } from './author-kit.ts';

const objects = sampleObjects();
const plain = classicPdf(objects);
const at = (value: EnteredValue, more: Partial<FieldValue> = {}): FieldValue => ({
  page: 0,
  x: 60,
  y: 80,
  width: 200,
  height: 30,
  value,
  ...more,
});
const text = (content: string): EnteredValue => ({ kind: 'text', text: content });

async function evidence(line: string): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  doc.registerFontkit(fontkit);
  const font = await doc.embedFont(alignGlyphs(fonts.text), { subset: true });
  doc.addPage([595, 842]).drawText(line, { x: 50, y: 700, size: 12, font });
  return doc.save({ useObjectStreams: false });
}

/** Every glyph program of every embedded font: its length in bytes. */
async function glyphLengths(pdf: Uint8Array): Promise<number[]> {
  const file = await open(pdf);
  const lengths: number[] = [];
  for (let num = 1; num < file.nextObjectNumber; num++) {
    const entry = await file.entry(num);
    if (entry?.type !== 'offset') continue;
    const object = await file.load(new PdfRef(num));
    const program = object instanceof PdfDict ? await file.get(object, 'FontFile2') : null;
    if (program instanceof PdfStream) lengths.push(...loca(await file.streamData(program)));
  }
  return lengths;
}

function loca(font: Uint8Array): number[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = (tag: string) => {
    for (let i = 0; i < view.getUint16(4); i++) {
      const record = 12 + i * 16;
      const found = Buffer.from(font.subarray(record, record + 4)).toString('latin1');
      if (found === tag) return { at: view.getUint32(record + 8), length: view.getUint32(record + 12) };
    }
    throw new Error(`no ${tag}`);
  };
  const long = view.getInt16(table('head').at + 50) === 1;
  const { at: start, length } = table('loca');
  const offset = (i: number) => (long ? view.getUint32(start + i * 4) : view.getUint16(start + i * 2) * 2);
  return Array.from({ length: length / (long ? 4 : 2) - 1 }, (_, i) => offset(i + 1) - offset(i));
}

describe('values', () => {
  it.each([
    ['Nordic', 'Blåbærgrød på Ærø, þetta er íslenska Ðð'],
    ['Polish', 'Zażółć gęślą jaźń'],
    ['Greek', 'Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία'.normalize('NFC')],
    ['Cyrillic', 'Съешь ещё этих мягких французских булок, да выпей чаю Їїґ'],
    ['Turkish', 'Pijamalı hasta yağız şoföre çabucak güvendi İı'],
    ['Baltic and Czech', 'Šķūnis žąsis příliš žluťoučký'],
  ])('%s text is shown, found and drawn', async (_, content) => {
    const done = await finish(plain, [at(text(content), { width: 450 })]);
    const shown = await shownText(done, 1);
    expect(shown.map((item) => item.text)).toContain(content);
    const lengths = await glyphLengths(done);
    // All glyphs but the space have an outline (the first, .notdef, too).
    expect(lengths.filter((length) => length === 0).length).toBeLessThanOrEqual(1);
    expect(lengths.length).toBeGreaterThan(10);
  });

  it('a decomposed letter is composed', async () => {
    const shown = await shownText(await finish(plain, [at(text('A\u030arhus'))]), 1);
    expect(shown.map((item) => item.text)).toContain('Århus');
  });

  it.each(['漢', '😀', 'א', '\u0007'])(
    'a character that the font lacks is an error: %s',
    async (character) => {
      const error = await finish(plain, [at(text(`x${character}`))]).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(MissingGlyph);
      expect((error as MissingGlyph).character).toBe(character);
    },
  );

  it.each([0, 90, 180, 270])(
    'lies in its box on a page turned by %i degrees with a crop box',
    async (rotate) => {
      const page = (objects[3] ?? '').replace(
        '/Contents',
        `/Rotate ${rotate}/CropBox[50 40 500 700]/Contents`,
      );
      const done = await finish(classicPdf({ ...objects, 3: page }), [at(text('Here'))]);
      const shown = (await shownText(done, 1)).find((item) => item.text === 'Here');
      expect(shown?.x).toBeCloseTo(60, 1);
      expect(shown?.y).toBeGreaterThan(80);
      expect(shown?.y).toBeLessThan(110);
    },
  );

  it('counts in points where the page has a unit of its own', async () => {
    const page = (objects[3] ?? '').replace('/Contents', '/UserUnit 2/Contents');
    const done = await finish(classicPdf({ ...objects, 3: page }), [at(text('Here'), { x: 600, y: 1000 })]);
    const content = toText(await pageContent(await open(done), (await pageAt(await open(done), 0)).dict));
    expect(content).toContain('q 0.5 0 0 0.5 0 0 cm /Sigill1 Do Q');
  });

  it('long text is broken into lines and made smaller until all of it is there', async () => {
    const words = Array.from({ length: 160 }, (_, i) => `word${i}`).join(' ');
    const shown = await shownText(await finish(plain, [at(text(words), { height: 60 })]), 1);
    const joined = shown.map((item) => item.text.trim()).join(' ');
    expect(joined).toContain(words);
    for (const item of shown.filter(({ text: t }) => t.startsWith('word'))) {
      expect(item.y).toBeGreaterThanOrEqual(80);
      expect(item.y).toBeLessThanOrEqual(140);
    }
  });

  it('strokes and check marks are drawn, an empty box is not', async () => {
    const contentOf = async (value: EnteredValue) => {
      const file = await open(await finish(plain, [at(value)]));
      const page = await pageAt(file, 0);
      const resources = await file.getDict(page.dict, 'Resources');
      const xobjects = resources && (await file.getDict(resources, 'XObject'));
      const form = await file.resolve(xobjects?.get('Sigill1'));
      return form instanceof PdfStream ? toText(await file.streamData(form)) : '';
    };
    const strokes = [
      [
        [0, 0],
        [1, 1],
      ],
      [[0.5, 0.5]],
    ] as const;
    const drawn = await contentOf({ kind: 'drawnSignature', strokes });
    expect(drawn).toContain('60 762 m\n260 732 l\nS');
    expect(drawn).toContain('160 747 m\n160 747 l\nS');
    expect(await contentOf({ kind: 'checkbox', checked: true })).toContain(' l\n');
    expect(await contentOf({ kind: 'checkbox', checked: false })).not.toContain(' l\n');
  });

  it('the page keeps its own content streams, isolated', async () => {
    const open1 = {
      ...objects,
      5: stream('', 'q 2 0 0 2 0 0 cm q BT /F1 24 Tf 72 300 Td (First page) Tj ET'),
    };
    const done = await finish(classicPdf(open1), [at(text('Here'))]);
    const file = await open(done);
    const page = await pageAt(file, 0);
    const list = page.dict.get('Contents');
    expect(Array.isArray(list) && list.length).toBe(3);
    expect(toText(await pageContent(file, page.dict))).toMatch(
      /^q\n\nq 2 0 0 2[\s\S]*ET\n\nQ\nQ\nQ\nq 1 0 0 1 0 0 cm/,
    );
  });

  it('a page that pops more states than it pushes is refused', async () => {
    const popping = classicPdf({ ...objects, 5: stream('', 'Q BT /F1 24 Tf (x) Tj ET') });
    expect(await refusal(finish(popping, [at(text('Here'))]))).toBe('brokenStructure');
  });

  it('a page that does not exist is refused', async () => {
    expect(await refusal(finish(plain, [at(text('Here'), { page: 2 })]))).toBe('brokenStructure');
  });

  it('resources that pages share stay as they are', async () => {
    const shared: Record<number, string> = { ...objects, 9: '<</Font<</F1 8 0 R>>>>' };
    for (const num of [3, 4] as const) {
      shared[num] = (objects[num] ?? '').replace(/\/Resources.*>>>>/, '/Resources 9 0 R');
    }
    const done = await finish(classicPdf(shared), [at(text('Here'))]);
    const file = await open(done);
    const second = await pageAt(file, 1);
    const resources = await file.getDict(second.effective, 'Resources');
    expect([...(resources?.map.keys() ?? [])]).toEqual(['Font']);
    expect((await shownText(done, 2)).map((item) => item.text)).toEqual(['Second page']);
  });
});

describe('evidence pages', () => {
  it.each([
    ['table', plain],
    ['stream', streamPdf(objects, { compressed: [1, 2, 3, 4] })],
  ])('come after the last page, values and seal in the same revision (%s)', async (_, original) => {
    const file = await open(original);
    const { update, evidence: pages } = await buildFinalRevision(file, {
      values: [at(text('Here'))],
      evidencePages: await evidence('Evidence: Åse Łódź'),
      fonts,
    });
    const request = { signingTime: SIGNING_TIME };
    const { tail } = await sealPdf(update, { signer: authority, crypto: nodeCrypto, request });
    const done = Buffer.concat([original, tail]);

    expect(pages.length).toBe(1);
    expect(checkSignatures(done)).toMatchObject([{ valid: true, coversWholeFile: true }]);
    expect((await open(done)).sections.length).toBe(file.sections.length + 1);
    expect((await shownText(done, 1)).map((item) => item.text)).toEqual(
      expect.arrayContaining(['First page', 'Here']),
    );
    expect((await shownText(done, 3)).map((item) => item.text)).toEqual(['Evidence: Åse Łódź']);
  });

  it('inherit nothing from the tree they come into', async () => {
    const tree = '<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/Rotate 90/CropBox[0 0 9 9]/Resources<<>>>>';
    const done = await finish(classicPdf({ ...objects, 2: tree }), [], await evidence('Evidence'));
    const file = await open(done);
    const page = await pageAt(file, 2);
    expect(page.effective.get('Rotate')).toBe(0);
    expect(page.effective.get('CropBox')).toEqual([0, 0, 595, 842]);
    const root = await file.resolve(page.dict.get('Parent'));
    expect(root instanceof PdfDict && root.get('Count')).toBe(3);
  });

  it('are artifacts in a tagged document', async () => {
    const tagged = { ...objects, 1: '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 9 0 R>>', 9: '<<>>' };
    const file = await open(await finish(classicPdf(tagged), [at(text('Here'))], await evidence('Evidence')));
    const contents: string[] = [];
    for await (const page of walkPages(file)) contents.push(toText(await pageContent(file, page.dict)));
    expect(contents[0]).toContain('/Artifact BMC\nq 1 0 0 1 0 0 cm /Sigill1 Do Q\nEMC');
    expect(contents[1]).not.toContain('Artifact');
    expect(contents[2]).toMatch(/^\/Artifact BMC[\s\S]*EMC\s*$/);
  });

  it('names of fonts and their descriptors agree', async () => {
    const file = await open(await finish(plain, [at(text('Here'))]));
    const names: string[] = [];
    for (let num = 1; num < file.nextObjectNumber; num++) {
      const object = await file.load(new PdfRef(num));
      const name = object instanceof PdfDict ? (object.get('BaseFont') ?? object.get('FontName')) : undefined;
      if (name instanceof PdfName && name.name.includes('+')) names.push(name.name);
    }
    expect(new Set(names).size).toBe(1);
    expect(names.length).toBe(3);
  });

  it('their fonts are tagged as subsets and list their glyphs', async () => {
    const done = await finish(plain, [], await evidence('Evidence'));
    expect(toText(done)).toMatch(/\/FontName \/[A-Z]{6}\+NotoSans/);
    expect(toText(done)).toMatch(/\/CIDSet \d+ 0 R/);
  });
});

describe('an encrypted document', () => {
  it.each(['rc4-128.pdf', 'aes-256.pdf'])('%s: values and pages can be read', async (name) => {
    const original = new Uint8Array(readFileSync(new URL(`../corpus/encrypted/${name}`, import.meta.url)));
    const done = await finish(original, [at(text('Blåbær'))], await evidence('Evidence'));
    expect((await shownText(done, 1)).map((item) => item.text)).toEqual(
      expect.arrayContaining(['First page', 'Blåbær']),
    );
    expect((await shownText(done, 3)).map((item) => item.text)).toEqual(['Evidence']);
  });
});

describe('the mark of a visible seal', () => {
  it('shows its lines upright inside its rectangle', async () => {
    const turned = (objects[3] ?? '').replace('/Contents', '/Rotate 90/Contents');
    const original = classicPdf({ ...objects, 3: turned });
    const update = new IncrementalUpdate(await open(original));
    const lines = ['Sealed by Ærø Østerby', '2026-03-01'];
    const appearance = await authorMark(update, { width: 180, height: 40, lines, font: fonts.text });
    const rect = { x: 100, y: 70, width: 180, height: 40 };
    const visible = { page: 0, rect, appearance, description: 'Seal' };
    const request = { signingTime: SIGNING_TIME, visible };
    const { tail } = await sealPdf(update, { signer: authority, crypto: nodeCrypto, request });
    const done = Buffer.concat([original, tail]);

    expect(checkSignatures(done)).toMatchObject([{ valid: true, coversWholeFile: true }]);
    const file = await open(done);
    const [field] = await readSignatureFields(file);
    expect(field?.dict.get('Rect')).toEqual([70, 100, 110, 280]);
    const shown = field && (await file.getDict(field.dict, 'AP'));
    const form = await file.resolve(shown?.get('N'));
    expect(form instanceof PdfStream && form.dict.get('BBox')).toEqual([0, 0, 180, 40]);
    expect(form instanceof PdfStream && form.dict.get('Matrix')).toEqual([0, 1, -1, 0, 0, 0]);
  });

  it('refuses a character that the font lacks', async () => {
    const update = new IncrementalUpdate(await open(plain));
    const mark = { width: 180, height: 40, lines: ['漢'], font: fonts.text };
    await expect(authorMark(update, mark)).rejects.toBeInstanceOf(MissingGlyph);
  });
});

describe('a document that is signed already', () => {
  it('takes neither values nor pages, but a seal', async () => {
    const signed = await seal(plain);
    expect(await refusal(finish(signed, [at(text('Here'))]))).toBe('noChangesAllowed');
    expect(await refusal(finish(signed, [], await evidence('Evidence')))).toBe('noChangesAllowed');
    const { update } = await buildFinalRevision(await open(signed), { values: [], fonts });
    const request = { signingTime: SIGNING_TIME };
    const { tail } = await sealPdf(update, { signer: authority, crypto: nodeCrypto, request });
    expect(checkSignatures(Buffer.concat([signed, tail]))).toMatchObject([{ valid: true }, { valid: true }]);
  });
});
