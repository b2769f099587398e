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
const TEXT = 'BT /F1 20 Tf 72 700 Td (900 EUR) Tj ET';
const withImage = (
  draw: string,
  image = '/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray',
) => ({
  3: pageWith('').replace(
    '/Font',
    '/XObject<</Im 9 0 R>>/ExtGState<</Half<</ca 0.5>>/Marker<</BM/Multiply>>>>/Font',
  ),
  5: stream('', draw),
  9: stream(image, 'x'),
});
/** A form whose only field has this value and draws this. */
const field = (entries: string, drawn: string, form = '') => ({
  1: catalog(`/AcroForm<</Fields[9 0 R]/DR<</Font<</Helv 8 0 R>>>>${form}>>`),
  3: pageWith('/Annots[9 0 R]'),
  9: `<</Type/Annot/Subtype/Widget/Rect[9 9 99 29]/T(rent)/AP<</N 10 0 R>>${entries}>>`,
  10: stream('/Subtype/Form/BBox[0 0 90 20]', drawn),
});
const box = (state: string, value: string) => ({
  ...field(`/FT/Btn/V/${value}/AS/${state}`, ''),
  9: `<</Type/Annot/Subtype/Widget/Rect[9 9 99 29]/T(agree)/FT/Btn/V/${value}/AS/${state}/AP<</N<</Yes 10 0 R/Off 10 0 R>>>>>>`,
});

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
  'text under an image': [withImage(`${TEXT} q 300 0 0 60 60 680 cm /Im Do Q`), 'hiddenText', 1],
  'text under an image in a form': [
    {
      ...withImage(
        `${TEXT} q 1 0 0 1 10 10 cm /Im Do Q`,
        '/Subtype/Form/BBox[0 600 400 800]/Resources<</XObject<</I 10 0 R>>>>',
      ),
      9: stream(
        '/Subtype/Form/BBox[0 600 400 800]/Resources<</XObject<</I 10 0 R>>>>',
        'q 300 0 0 60 50 670 cm /I Do Q',
      ),
      10: stream('/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray', 'x'),
    },
    'hiddenText',
    1,
  ],
  'text under a white rectangle': [content(`${TEXT} 1 g 60 690 200 40 re f`), 'hiddenText', 1],
  'the second line under a black bar': [
    content('BT /F1 20 Tf 22 TL 72 700 Td (Rent) Tj T* (900 EUR) Tj ET 60 670 200 28 re B*'),
    'hiddenText',
    1,
  ],
  'text under a rectangle, cut to a part that covers it': [
    content(`${TEXT} q 0 600 500 200 re W n 0 0 595 800 re f Q`),
    'hiddenText',
    1,
  ],
  'a field that shows another text': [
    field('/FT/Tx/V(900)', 'BT /Helv 9 Tf 2 2 Td (100) Tj ET'),
    'fieldAppearance',
    1,
  ],
  'a field that shows another text, piece by piece': [
    field('/FT/Tx/V(900 EUR)', 'BT /Helv 9 Tf [(100)-9(EUR)] TJ ET'),
    'fieldAppearance',
    1,
  ],
  'a box that looks ticked and is not': [box('Yes', 'Off'), 'fieldAppearance', 1],
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
  'an image before text, beside it, through which it shows, and as a mask': withImage(
    `q 300 0 0 60 60 680 cm /Im Do Q ${TEXT} q 300 0 0 60 60 600 cm /Im Do Q q /Half gs 300 0 0 60 60 680 cm /Im Do Q`,
  ),
  'a mask over text': withImage(
    `${TEXT} q 300 0 0 60 60 680 cm /Im Do Q`,
    '/Subtype/Image/ImageMask true/Width 1/Height 1',
  ),
  'a marker over text': withImage(`${TEXT} q /Marker gs 1 1 0 rg 60 690 200 40 re f Q`),
  'text that is struck through, and underlined': content(`${TEXT} 72 706 90 1 re f 72 697 90 1 re f`),
  'a frame around text, a path over it': content(
    `${TEXT} 60 690 200 40 re S 60 690 m 260 690 l 260 730 l 60 730 l f`,
  ),
  'an image that is cut to another place': withImage(
    `${TEXT} q 60 100 200 40 re W n 300 0 0 60 60 680 cm /Im Do Q q 9 9 m 99 9 l 50 99 l W n 300 0 0 60 60 680 cm /Im Do Q`,
  ),
  'a whole page that was scanned, over its recognised text': withImage(
    `${TEXT} q 595 0 0 842 0 0 cm /Im Do Q`,
  ),
  'a field that shows its value, with a line break and scrolled': field(
    '/FT/Tx/V(900 EUR a month)',
    'BT /Helv 9 Tf (900 ) Tj T* (EUR a) Tj ET',
  ),
  'a field whose letters cannot be told': field('/FT/Tx/V(900)', 'BT /None 9 Tf (100) Tj ET'),
  'a field that the reader draws afresh': field(
    '/FT/Tx/V(900)',
    'BT /Helv 9 Tf (100) Tj ET',
    '/NeedAppearances true',
  ),
  'a password field': field('/FT/Tx/Ff 8192/V(900)', 'BT /Helv 9 Tf (***) Tj ET'),
  'a push button': field('/FT/Btn/Ff 65536', 'BT /Helv 9 Tf (Print) Tj ET'),
  'a ticked box': box('Yes', 'Yes'),
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
