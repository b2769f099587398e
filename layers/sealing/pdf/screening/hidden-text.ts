import { contentOperations } from '../content-operators.ts';
import { pageContent } from '../page-content.ts';
import { type Box, pageGeometry } from '../page-geometry.ts';
import type { PageNode } from '../page-tree.ts';
import type { PdfFile } from '../pdf-file.ts';
import { isArray, isName, PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from '../pdf-object.ts';
import { PdfRefused } from '../pdf-refused.ts';
import { CoveredText, intersection } from './covered-text.ts';
import { DrawingState, matrix, type Start, shownText } from './drawing-state.ts';
import { areaScale, IDENTITY, movedBox, multiply } from './matrix.ts';

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
  readonly covered: CoveredText;
  invisible: boolean;
  tiny: boolean;
  imageArea: number;
}

/**
 * What a page says that nobody can see: text drawn invisibly without a scanned image that it could belong to, text too
 * small to be read, or text that something was painted over. Undefined when there is none, or when the content cannot
 * be followed.
 */
export async function hiddenText(
  file: PdfFile,
  page: PageNode,
): Promise<'invisible' | 'tiny' | 'covered' | undefined> {
  try {
    const { cropBox } = await pageGeometry(file, page.effective);
    const covered = new CoveredText(cropBox);
    const seen: Seen = { forms: new Set(), covered, invisible: false, tiny: false, imageArea: 0 };
    const area = (cropBox[2] - cropBox[0]) * (cropBox[3] - cropBox[1]);
    const start = { ctm: IDENTITY, clip: cropBox, isOpaque: true };
    await follow(file, { data: await pageContent(file, page.effective), owner: page.effective, start }, seen);
    if (seen.invisible && seen.imageArea < area * SCAN_COVERAGE) return 'invisible';
    if (seen.tiny) return 'tiny';
    return covered.found ? 'covered' : undefined;
  } catch (error) {
    if (error instanceof PdfRefused && error.reason === 'brokenStructure') return undefined;
    throw error;
  }
}

interface Content {
  readonly data: Uint8Array;
  /** Page or form: whose resources count. */
  readonly owner: PdfDict;
  readonly start: Start;
}

async function follow(file: PdfFile, content: Content, seen: Seen): Promise<void> {
  const state = new DrawingState(content.start);
  const resources = await file.getDict(content.owner, 'Resources');
  const xobjects = resources && (await file.getDict(resources, 'XObject'));
  for (const operation of contentOperations(content.data, file.context.meter)) {
    const { operator, operands } = operation;
    state.apply(operation);
    seen.covered.apply(operation, state);
    if (operator === 'BI') seen.imageArea += areaScale(state.ctm);
    if (operator === 'gs') state.isOpaque &&= await isPlain(file, resources, operands[0]);
    const text = shownText(operation);
    if (text.length > 0) noteText(state, text, seen);
    const [name] = operands;
    if (operator !== 'Do' || !(name instanceof PdfName) || xobjects === undefined) continue;
    const ref = xobjects.get(name.name);
    const drawn = await file.resolve(ref);
    if (!(drawn instanceof PdfStream) || !(ref instanceof PdfRef)) continue;
    if (isName(drawn.dict.get('Subtype'), 'Image')) {
      seen.imageArea += areaScale(state.ctm);
      if (!isMasked(drawn.dict)) seen.covered.paintUnit(state);
    } else if (!seen.forms.has(ref.num) && seen.forms.size < MAX_FORMS) {
      seen.forms.add(ref.num);
      await follow(file, await formContent(file, drawn, { state, owner: content.owner }), seen);
    }
  }
}

function noteText(state: DrawingState, text: Uint8Array, seen: Seen): void {
  if (state.renderMode === INVISIBLE || state.renderMode === INVISIBLE_CLIP) seen.invisible = true;
  else if (state.textHeight < SMALLEST) seen.tiny = true;
  else seen.covered.showText(state, text);
}

const isMasked = (image: PdfDict): boolean =>
  image.has('SMask') || image.has('Mask') || image.has('SMaskInData') || image.get('ImageMask') === true;

/** False for a graphics state that lets through what lies under it, or that cannot be read. */
async function isPlain(
  file: PdfFile,
  resources: PdfDict | undefined,
  name: PdfObject | undefined,
): Promise<boolean> {
  const states = resources && (await file.getDict(resources, 'ExtGState'));
  const state = name instanceof PdfName ? await file.resolve(states?.get(name.name)) : null;
  if (!(state instanceof PdfDict)) return false;
  const [alpha, blend, mask] = [state.get('ca'), state.get('BM'), state.get('SMask')];
  const isNormal = blend === undefined || isName(blend, 'Normal') || isName(blend, 'Compatible');
  return (alpha === undefined || alpha === 1) && isNormal && (mask === undefined || isName(mask, 'None'));
}

async function formContent(
  file: PdfFile,
  form: PdfStream,
  { state, owner }: { state: DrawingState; owner: PdfDict },
): Promise<Content> {
  const data = await file.streamData(form);
  file.context.meter.spend('lexedTotal', data.length);
  const own = await numbers(file, form.dict, 'Matrix');
  const ctm = multiply(own.length === 6 ? matrix(own) : IDENTITY, state.ctm);
  const [left = 0, bottom = 0, right = 0, top = 0] = await numbers(file, form.dict, 'BBox');
  const box: Box = [
    Math.min(left, right),
    Math.min(bottom, top),
    Math.max(left, right),
    Math.max(bottom, top),
  ];
  const start = { ctm, clip: intersection(state.clip, movedBox(ctm, box)), isOpaque: state.isOpaque };
  return { data, owner: form.dict.has('Resources') ? form.dict : owner, start };
}

async function numbers(file: PdfFile, dict: PdfDict, key: string): Promise<readonly number[]> {
  const list = await file.get(dict, key);
  return isArray(list) ? list.map((item) => (typeof item === 'number' ? item : 0)) : [];
}
