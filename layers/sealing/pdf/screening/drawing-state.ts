import { concatBytes } from '../../der/bytes-util.ts';
import type { ContentOperation } from '../content-operators.ts';
import type { Box } from '../page-geometry.ts';
import { isArray, type PdfObject, PdfString } from '../pdf-object.ts';
import { IDENTITY, type Matrix, moved, multiply } from './matrix.ts';

interface State {
  readonly ctm: Matrix;
  readonly renderMode: number;
  readonly fontSize: number;
  readonly leading: number;
  /** What may be painted; undefined where the clip is no rectangle and so cannot be told. */
  readonly clip: Box | undefined;
  /** Nothing shows through what is painted. */
  readonly isOpaque: boolean;
}

/** What a drawing starts with: the page, or the place of the operation that draws a form. */
export type Start = Pick<State, 'ctm' | 'clip' | 'isOpaque'>;

const MAX_STACK = 10_000;

/** The part of the graphics state that decides whether text can be seen (ISO 32000-2 §8.4, §9.3). */
export class DrawingState {
  #state: State;
  readonly #stack: State[] = [];
  #text: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;

  constructor(start: Start) {
    this.#state = { renderMode: 0, fontSize: 0, leading: 0, ...start };
  }

  get ctm(): Matrix {
    return this.#state.ctm;
  }

  get clip(): Box | undefined {
    return this.#state.clip;
  }

  set clip(clip: Box | undefined) {
    this.#state = { ...this.#state, clip };
  }

  get isOpaque(): boolean {
    return this.#state.isOpaque;
  }

  set isOpaque(isOpaque: boolean) {
    this.#state = { ...this.#state, isOpaque };
  }

  get renderMode(): number {
    return this.#state.renderMode;
  }

  /** Height of the text in points. */
  get textHeight(): number {
    const [, , c, d] = multiply(this.#text, this.#state.ctm);
    return Math.abs(this.#state.fontSize) * Math.hypot(c, d);
  }

  /** A place, in sizes of the font, from where the line of text starts. */
  textPoint(right: number, up: number): readonly [number, number] {
    const { fontSize, ctm } = this.#state;
    return moved(multiply(this.#text, ctm), right * fontSize, up * fontSize);
  }

  /** Follows one operation. */
  apply({ operator, operands }: ContentOperation): void {
    const numbers = operands.map((operand) => (typeof operand === 'number' ? operand : 0));
    const [first = 0, second = 0] = numbers;
    if (operator === 'q' && this.#stack.length < MAX_STACK) this.#stack.push(this.#state);
    else if (operator === 'Q') this.#state = this.#stack.pop() ?? this.#state;
    else if (operator === 'cm')
      this.#state = { ...this.#state, ctm: multiply(matrix(numbers), this.#state.ctm) };
    else if (operator === 'Tr') this.#state = { ...this.#state, renderMode: first };
    else if (operator === 'Tf') this.#state = { ...this.#state, fontSize: second };
    else if (operator === 'TL') this.#state = { ...this.#state, leading: first };
    else if (operator === 'BT') this.#place(IDENTITY);
    else if (operator === 'Tm') this.#place(matrix(numbers));
    else if (operator === 'Td') this.#nextLine(first, second);
    else if (operator === 'TD') {
      this.#state = { ...this.#state, leading: -second };
      this.#nextLine(first, second);
    } else if (operator === 'T*' || operator === "'" || operator === '"')
      this.#nextLine(0, -this.#state.leading);
  }

  #nextLine(x: number, y: number): void {
    this.#place(multiply([1, 0, 0, 1, x, y], this.#line));
  }

  #place(place: Matrix): void {
    this.#text = place;
    this.#line = place;
  }
}

/** The octets of text that an operation shows; none for every other operation. */
export function shownText({ operator, operands }: ContentOperation): Uint8Array {
  const shows = operator === 'Tj' || operator === 'TJ' || operator === "'" || operator === '"';
  return shows ? concatBytes(...operands.flatMap(strings)) : NOTHING;
}

const NOTHING = new Uint8Array(0);

const strings = (object: PdfObject): readonly Uint8Array[] =>
  object instanceof PdfString ? [object.bytes] : isArray(object) ? object.flatMap(strings) : [];

export function matrix([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}
