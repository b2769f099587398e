import { describe, expect, it } from 'vitest';
import { bufferSource } from '../../../layers/sealing/bytes/buffer-source.ts';
import type { ByteSource } from '../../../layers/sealing/bytes/byte-source.ts';
import { inspectUpload } from '../../../layers/sealing/pdf/inspect-upload.ts';
import { corpus } from '../corpus/corpus.ts';
import { appendClassic, classicPdf, sampleObjects, stream } from '../corpus/raw-pdf.ts';
import { seal } from '../sign/sealing-kit.ts';

const objects = sampleObjects();
const inspect = (bytes: Uint8Array) => inspectUpload(bufferSource(bytes));
const catalog = (more: string) => `<</Type/Catalog/Pages 2 0 R${more}>>`;
const pageWith = (more: string) => (objects[3] ?? '').replace('/Contents', `${more}/Contents`);
const annotation = (more: string) => ({
  3: pageWith('/Annots[9 0 R]'),
  9: `<</Type/Annot/Rect[0 0 9 9]${more}>>`,
});
const content = (text: string) => ({ 5: stream('', text) });
const group = (config: string, usage = '') => ({
  1: catalog(`/OCProperties<</OCGs[9 0 R]/D<<${config}>>>>`),
  9: `<</Type/OCG/Name(Layer)${usage}>>`,
});

describe('an ordinary document', () => {
  it.each(corpus())('$name: nothing found', async ({ bytes, pages }) => {
    const inspection = await inspect(bytes);
    expect(inspection.refusal).toBeNull();
    expect(inspection.findings).toEqual([]);
    expect(inspection.pages.length).toBe(pages);
    expect(inspection.alreadySigned).toBe(false);
  });

  it('pages as displayed: turned, cropped, in units of their own', async () => {
    const { pages, pdfVersion } = await inspect(
      classicPdf({
        ...objects,
        1: catalog('/Version/2.0'),
        3: pageWith('/Rotate 450/CropBox[100 0 9999 842]/UserUnit 2'),
        4: (objects[4] ?? '').replace('[0 0 595 842]', '[595 842 0 0]'),
      }),
    );
    expect(pages).toEqual([
      { width: 1684, height: 990, rotate: 90 },
      { width: 595, height: 842, rotate: 0 },
    ]);
    expect(pdfVersion).toBe('2.0');
  });

  it('a signed one is recognised; one certified against changes is refused', async () => {
    expect(await inspect(await seal(classicPdf(objects)))).toMatchObject({
      alreadySigned: true,
      refusal: null,
    });
    const certified = await inspect(await seal(classicPdf(objects), { certify: 1 }));
    expect(certified.refusal?.reason).toBe('noChangesAllowed');
  });
});

const javaScript = '<</S/JavaScript/JS(app.alert)>>';
const found: Record<string, [changes: Record<number, string>, code: string, page: number | null]> = {
  'a script when opened': [{ 1: catalog(`/OpenAction ${javaScript}`) }, 'javaScript', null],
  'a script by name': [
    { 1: catalog(`/Names<</JavaScript<</Names[(a) 9 0 R]>>>>`), 9: javaScript },
    'javaScript',
    null,
  ],
  'a script on a page': [{ 3: pageWith(`/AA<</O ${javaScript}>>`) }, 'javaScript', 1],
  'a script in a link': [annotation(`/Subtype/Link/A ${javaScript}`), 'javaScript', 1],
  'a script behind another action': [
    annotation(`/Subtype/Link/A<</S/GoTo/D[3 0 R/Fit]/Next[${javaScript}]>>`),
    'javaScript',
    1,
  ],
  'a script address': [annotation('/Subtype/Link/A<</S/URI/URI(JavaScript:alert)>>'), 'javaScript', 1],
  'a script in a field': [
    {
      ...annotation(`/Subtype/Widget/FT/Tx/T(a)/AA<</K ${javaScript}>>`),
      1: catalog('/AcroForm<</Fields[9 0 R]>>'),
    },
    'javaScript',
    1,
  ],
  'a program to start': [annotation('/Subtype/Link/A<</Type/Action/S/Launch/F(x)>>'), 'launchAction', 1],
  'a form to send': [annotation('/Subtype/Link/A<</S/SubmitForm/F(x)>>'), 'submitAction', 1],
  'data to fetch': [annotation('/Subtype/Link/A<</S/ImportData/F(x)>>'), 'importDataAction', 1],
  'another file to open': [annotation('/Subtype/Link/A<</S/GoToR/F(x)/D[0/Fit]>>'), 'remoteGoTo', 1],
  'an action that hides': [annotation('/Subtype/Link/A<</S/Hide/T(x)>>'), 'hideAction', 1],
  'a film': [annotation('/Subtype/Screen'), 'multimedia', 1],
  'a file in the document': [
    {
      1: catalog('/Names<</EmbeddedFiles<</Names[(a) 9 0 R]>>>>'),
      9: '<</Type/Filespec/F(a)/EF<</F 10 0 R>>>>',
      10: stream('/Type/EmbeddedFile', 'x'),
    },
    'embeddedFile',
    null,
  ],
  'a file on a page': [annotation('/Subtype/FileAttachment'), 'embeddedFile', 1],
  'a static XFA form': [
    { 1: catalog('/AcroForm<</Fields[]/XFA 9 0 R>>'), 9: stream('', '<xdp/>') },
    'staticXfa',
    null,
  ],
  'a portfolio': [{ 1: catalog('/Collection<<>>') }, 'portfolio', null],
  'a layer that is off': [group('/OFF[9 0 R]'), 'optionalContent', null],
  'layers that are off at first': [group('/BaseState/OFF/ON[9 0 R]'), 'optionalContent', null],
  'a layer that switches by itself': [
    group('/AS[<</Event/Print/OCGs[9 0 R]/Category[/Print]>>]'),
    'optionalContent',
    null,
  ],
  'a layer that is not printed': [group('', '/Usage<</Print<</PrintState/OFF>>>>'), 'optionalContent', null],
  'a stamp that is not shown': [annotation('/Subtype/Stamp/F 36'), 'hiddenAnnotation', 1],
  'invisible text': [content('BT /F1 9 Tf 3 Tr (x) Tj ET'), 'hiddenText', 1],
  'text of no size': [content('BT /F1 0 Tf (x) Tj ET'), 'hiddenText', 1],
  'text scaled to nothing': [
    content('q 0.001 0 0 0.001 0 0 cm BT /F1 12 Tf [(x) 3] TJ ET Q'),
    'hiddenText',
    1,
  ],
  'invisible text in a form': [
    {
      3: pageWith('').replace('/Font', '/XObject<</X 9 0 R>>/Font'),
      5: stream('', '/X Do'),
      9: stream('/Subtype/Form/BBox[0 0 9 9]', 'BT 3 Tr (x) Tj ET'),
    },
    'hiddenText',
    1,
  ],
  'a page that is not shown': [{ 9: objects[3] ?? '' }, 'unusedPage', null],
};

const ACTIVE = /^(javaScript|launch|submit|import|remote|hideAction|multimedia|embedded|staticXfa)/;

describe('what does not belong into a document that people sign', () => {
  it.each(Object.entries(found))('%s', async (_, [changes, code, page]) => {
    const { findings, refusal } = await inspect(classicPdf({ ...objects, ...changes }));
    const reason = ACTIVE.test(code) ? 'activeContent' : 'hiddenContent';
    expect(findings).toMatchObject([{ code, page, reason }]);
    expect(refusal).toBeNull();
  });

  it('is listed a hundred times at most', async () => {
    const spare = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [20 + i, '<</Type/Page>>']));
    expect((await inspect(classicPdf({ ...objects, ...spare }))).findings.length).toBe(100);
  });

  it('a dynamic XFA form is refused', async () => {
    const xfa = (more: string, packet: string) =>
      inspect(
        classicPdf({
          ...objects,
          1: catalog(`/AcroForm<</Fields[]/XFA[(config) 9 0 R]>>${more}`),
          9: stream('', packet),
        }),
      );
    expect((await xfa('/NeedsRendering true', '<xdp/>')).refusal?.reason).toBe('dynamicXfa');
    expect((await xfa('', '<dynamicRender>required</dynamicRender>')).refusal?.reason).toBe('dynamicXfa');
    expect((await xfa('', '<dynamicRender>forbidden</dynamicRender>')).refusal).toBeNull();
  });
});

const harmless: Record<string, Record<number, string>> = {
  'a link to a page and to the web': {
    3: pageWith('/Annots[9 0 R 10 0 R]'),
    9: '<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.dk)>>>>',
    10: '<</Subtype/Link/Rect[0 0 9 9]/Dest[4 0 R/Fit]>>',
  },
  'layers that are simply on': group('/ON[9 0 R]'),
  'a scan with the recognised text under it': {
    3: pageWith('').replace('/Font', '/XObject<</Im 9 0 R>>/Font'),
    5: stream('', 'q 595 0 0 842 0 0 cm /Im Do Q BT /F1 9 Tf 3 Tr (recognised) Tj ET'),
    9: stream('/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray', 'x'),
  },
  'an inline image': content('q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x\nEI Q BT /F1 9 Tf (x) Tj ET'),
  'a structure tree with S entries': {
    1: catalog('/StructTreeRoot<</Type/StructTreeRoot/K<</S/P/Type/StructElem>>>>'),
  },
  'content that cannot be followed': content('BT (without end'),
};

describe('false alarms', () => {
  it.each(Object.entries(harmless))('none on %s', async (_, changes) => {
    const { findings, refusal } = await inspect(classicPdf({ ...objects, ...changes }));
    expect(findings).toEqual([]);
    expect(refusal).toBeNull();
  });

  it('none on an older version of a page', async () => {
    const updated = appendClassic(classicPdf(objects), { 3: pageWith('/Rotate 90') }, '/Size 9/Root 1 0 R');
    expect((await inspect(updated)).findings).toEqual([]);
  });
});

describe('errors of the source', () => {
  it('pass through: they say nothing about the document', async () => {
    const source: ByteSource = { size: 1000, read: () => Promise.reject(new Error('connection lost')) };
    await expect(inspectUpload(source)).rejects.toThrow('connection lost');
  });
});
