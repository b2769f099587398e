import type { ContentOperation } from '../content-operators.ts';
import { isArray, type PdfObject, PdfString } from '../pdf-object.ts';
import { IDENTITY, type Matrix, multiply } from './matrix.ts';

interface State {
  readonly ctm: Matrix;
  readonly renderMode: number;
  readonly fontSize: number;
}

const MAX_STACK = 10_000;

/** The part of the graphics state that decides whether text can be seen (ISO 32000-2 §8.4, §9.3). */
export class TextState {
  #state: State;
  readonly #stack: State[] = [];
  #text: Matrix = IDENTITY;

  constructor(ctm: Matrix) {
    this.#state = { ctm, renderMode: 0, fontSize: 0 };
  }

  get ctm(): Matrix {
    return this.#state.ctm;
  }

  get renderMode(): number {
    return this.#state.renderMode;
  }

  /** Height of the text in points. */
  get textHeight(): number {
    const [, , c, d] = multiply(this.#text, this.#state.ctm);
    return Math.abs(this.#state.fontSize) * Math.hypot(c, d);
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
    else if (operator === 'BT') this.#text = IDENTITY;
    else if (operator === 'Tm') this.#text = matrix(numbers);
  }
}

/** True for an operation that shows at least one character. */
export function showsText({ operator, operands }: ContentOperation): boolean {
  if (operator !== 'Tj' && operator !== 'TJ' && operator !== "'" && operator !== '"') return false;
  const hasText = (object: PdfObject): boolean =>
    object instanceof PdfString ? object.bytes.length > 0 : isArray(object) && object.some(hasText);
  return operands.some(hasText);
}

function matrix([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}
