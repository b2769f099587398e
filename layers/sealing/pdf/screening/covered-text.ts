import type { ContentOperation } from '../content-operators.ts';
import type { Box } from '../page-geometry.ts';
import { PdfName } from '../pdf-object.ts';
import type { DrawingState } from './drawing-state.ts';
import { areaScale, movedBox } from './matrix.ts';

type Point = readonly [number, number];

/** Enough to find what somebody covers on a page. */
const MAX_TEXTS = 20_000;
const MAX_COVERS = 2000;
/** Spaces are shown too: less than so many octets above the space are no text. */
const FEWEST = 3;
const SPACE = 32;
const UNIT: Box = [0, 0, 1, 1];
/** What covers nearly all of a page is a scan with its recognised text under it. */
const WHOLE_PAGE = 0.9;

const FILLS = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const PAINTS = new Set([...FILLS, 'S', 's', 'n']);

/**
 * Watches what is painted over text that was shown before: a later update could take the cover away (the shadow
 * attack "hide"). Only upright rectangles and images count that nothing shows through; where a clip or a path has
 * another shape, nothing is said.
 */
export class CoveredText {
  readonly #pageArea: number;
  readonly #texts: { readonly corners: readonly [Point, Point]; readonly letters: number }[] = [];
  #path: Box[] = [];
  #isOnlyRectangles = true;
  #clips = false;
  #covers = 0;
  /** True when visible text was painted over. */
  found = false;

  constructor(page: Box) {
    this.#pageArea = (page[2] - page[0]) * (page[3] - page[1]);
  }

  /** Text is shown here. */
  showText(state: DrawingState, text: Uint8Array): void {
    const letters = text.filter((octet) => octet > SPACE).length;
    if (letters === 0 || this.#texts.length >= MAX_TEXTS) return;
    // Two corners of what surely has ink, however narrow the letters are: a line through the text covers only one.
    const width = Math.min(text.length, 200) * 0.1;
    this.#texts.push({
      corners: [state.textPoint(0.1, 0.05), state.textPoint(0.1 + width, 0.45)],
      letters,
    });
  }

  /** An image, or something else that fills the unit square, is painted. */
  paintUnit(state: DrawingState): void {
    if (areaScale(state.ctm) > 0) this.#cover(movedBox(state.ctm, UNIT), state);
  }

  /** Follows the operations that make, clip and paint paths. */
  apply({ operator, operands }: ContentOperation, state: DrawingState): void {
    if (operator === 're') this.#rectangle(operands.map(Number), state);
    else if (operator === 'm' || operator === 'l' || operator === 'c' || operator === 'v' || operator === 'y')
      this.#isOnlyRectangles = false;
    else if (operator === 'W' || operator === 'W*') this.#clips = true;
    else if (operator === 'scn' && operands.some((operand) => operand instanceof PdfName))
      state.isOpaque = false; // a pattern may have gaps
    else if (PAINTS.has(operator)) this.#endPath(operator, state);
  }

  #rectangle([x = 0, y = 0, width = 0, height = 0]: readonly number[], state: DrawingState): void {
    const [left, right] = [Math.min(x, x + width), Math.max(x, x + width)];
    const [bottom, top] = [Math.min(y, y + height), Math.max(y, y + height)];
    const box = movedBox(state.ctm, [left, bottom, right, top]);
    if (box === undefined) this.#isOnlyRectangles = false;
    else if (this.#path.length < MAX_COVERS) this.#path.push(box);
  }

  #endPath(operator: string, state: DrawingState): void {
    if (FILLS.has(operator) && this.#isOnlyRectangles) for (const box of this.#path) this.#cover(box, state);
    const [only] = this.#path;
    if (this.#clips) {
      const isBox = this.#isOnlyRectangles && this.#path.length === 1;
      state.clip = isBox ? intersection(state.clip, only) : undefined;
    }
    this.#path = [];
    this.#isOnlyRectangles = true;
    this.#clips = false;
  }

  #cover(box: Box | undefined, { clip, isOpaque }: DrawingState): void {
    const cover = isOpaque ? intersection(clip, box) : undefined;
    if (cover === undefined || this.found || ++this.#covers > MAX_COVERS) return;
    const area = (cover[2] - cover[0]) * (cover[3] - cover[1]);
    if (area >= this.#pageArea * WHOLE_PAGE) return;
    const hidden = this.#texts.filter(({ corners }) => corners.every((point) => isInside(point, cover)));
    this.found = hidden.reduce((sum, { letters }) => sum + letters, 0) >= FEWEST;
  }
}

const isInside = ([x, y]: Point, [left, bottom, right, top]: Box): boolean =>
  x > left && x < right && y > bottom && y < top;

/** What two boxes share; undefined when they share nothing or one cannot be told. */
export function intersection(a: Box | undefined, b: Box | undefined): Box | undefined {
  if (a === undefined || b === undefined) return undefined;
  const both: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return both[0] < both[2] && both[1] < both[3] ? both : undefined;
}
