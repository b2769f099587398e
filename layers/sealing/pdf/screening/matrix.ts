import type { Box } from '../page-geometry.ts';

/** `[a b c d e f]` as in ISO 32000-2 §8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `m`, then `n`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  const [a, b, c, d, e, f] = m;
  const [p, q, r, s, t, u] = n;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

/** How much areas grow. */
export const areaScale = ([a, b, c, d]: Matrix): number => Math.abs(a * d - b * c);

/** Where a point comes to lie. */
export const moved = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** The box around a rectangle after the matrix; undefined when it lies askew, for then it is no box any more. */
export function movedBox(m: Matrix, [left, bottom, right, top]: Box): Box | undefined {
  const [a, b, c, d] = m;
  const isUpright = (b === 0 && c === 0) || (a === 0 && d === 0);
  if (!isUpright) return undefined;
  const [x0, y0] = moved(m, left, bottom);
  const [x1, y1] = moved(m, right, top);
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}
