import { contentOperations } from '../content-operators.ts';
import { pageContent } from '../page-content.ts';
import { pageGeometry } from '../page-geometry.ts';
import type { PageNode } from '../page-tree.ts';
import type { PdfFile } from '../pdf-file.ts';
import { isArray, isName, type PdfDict, PdfName, PdfRef, PdfStream } from '../pdf-object.ts';
import { PdfRefused } from '../pdf-refused.ts';
import { areaScale, IDENTITY, type Matrix, multiply } from './matrix.ts';
import { showsText, TextState } from './text-state.ts';

/** Text below this height in points cannot be read. */
const SMALLEST = 0.5;
const INVISIBLE = 3;
const INVISIBLE_CLIP = 7;
const MAX_FORMS = 1000;
/** The part of a page that a scanned image covers at least. */
const SCAN_COVERAGE = 0.5;

interface Seen {
  /** Numbers of the form XObjects that were followed: once each is enough, and ends forms that draw themselves. */
  readonly forms: Set<number>;
  invisible: boolean;
  tiny: boolean;
  imageArea: number;
}

/**
 * What a page says that nobody can see: text drawn invisibly without a scanned image that it could belong to, or text
 * too small to be read. Undefined when there is none, or when the content cannot be followed.
 */
export async function hiddenText(file: PdfFile, page: PageNode): Promise<'invisible' | 'tiny' | undefined> {
  const seen: Seen = { forms: new Set(), invisible: false, tiny: false, imageArea: 0 };
  try {
    const { cropBox } = await pageGeometry(file, page.effective);
    const area = (cropBox[2] - cropBox[0]) * (cropBox[3] - cropBox[1]);
    const content = { data: await pageContent(file, page.effective), owner: page.effective, ctm: IDENTITY };
    await follow(file, content, seen);
    if (seen.invisible && seen.imageArea < area * SCAN_COVERAGE) return 'invisible';
    return seen.tiny ? 'tiny' : undefined;
  } catch (error) {
    if (error instanceof PdfRefused && error.reason === 'brokenStructure') return undefined;
    throw error;
  }
}

interface Content {
  readonly data: Uint8Array;
  /** Page or form: whose resources count. */
  readonly owner: PdfDict;
  readonly ctm: Matrix;
}

async function follow(file: PdfFile, content: Content, seen: Seen): Promise<void> {
  const state = new TextState(content.ctm);
  const resources = await file.getDict(content.owner, 'Resources');
  const xobjects = resources && (await file.getDict(resources, 'XObject'));
  for (const operation of contentOperations(content.data, file.context.meter)) {
    state.apply(operation);
    if (operation.operator === 'BI') seen.imageArea += areaScale(state.ctm);
    if (showsText(operation)) {
      if (state.renderMode === INVISIBLE || state.renderMode === INVISIBLE_CLIP) seen.invisible = true;
      else if (state.textHeight < SMALLEST) seen.tiny = true;
    }
    const [name] = operation.operands;
    if (operation.operator !== 'Do' || !(name instanceof PdfName) || xobjects === undefined) continue;
    const ref = xobjects.get(name.name);
    const drawn = await file.resolve(ref);
    if (!(drawn instanceof PdfStream) || !(ref instanceof PdfRef)) continue;
    if (isName(drawn.dict.get('Subtype'), 'Image')) seen.imageArea += areaScale(state.ctm);
    else if (!seen.forms.has(ref.num) && seen.forms.size < MAX_FORMS) {
      seen.forms.add(ref.num);
      await follow(file, await formContent(file, drawn, { ctm: state.ctm, owner: content.owner }), seen);
    }
  }
}

async function formContent(
  file: PdfFile,
  form: PdfStream,
  { ctm, owner }: { ctm: Matrix; owner: PdfDict },
): Promise<Content> {
  const data = await file.streamData(form);
  file.context.meter.spend('lexedTotal', data.length);
  const own = await file.get(form.dict, 'Matrix');
  const numbers = isArray(own) ? own.map((item) => (typeof item === 'number' ? item : 0)) : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return {
    data,
    owner: form.dict.has('Resources') ? form.dict : owner,
    ctm: multiply([a, b, c, d, e, f], ctm),
  };
}
