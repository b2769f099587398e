import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPoint,
  closeStroke,
  countPoints,
  fitStrokes,
  MAX_POINTS,
  type Stroke,
  toPath,
  toPoint,
} from '../../../layers/pages/sign/strokes.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const stroke = fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 40 });
const strokes = fc.array(stroke, { minLength: 1, maxLength: 8 });

const extent = (list: readonly Stroke[], axis: 0 | 1) => {
  const values = list.flat().map((point) => point[axis]);
  return Math.max(...values) - Math.min(...values);
};

describe('drawing', () => {
  it('keeps points inside the surface, with four decimals', () => {
    expect(toPoint(50, 10, 200, 100)).toEqual([0.25, 0.1]);
    expect(toPoint(-5, 500, 200, 100)).toEqual([0, 1]);
    expect(toPoint(1, 1, 3, 3)).toEqual([0.3333, 0.3333]);
    expect(toPoint(1, 1, 0, 0)).toEqual([0, 0]);
  });

  it('drops points that add nothing', () => {
    expect(addPoint([[[0.5, 0.5]]], [0.501, 0.5])).toEqual([[[0.5, 0.5]]]);
    expect(addPoint([[[0.5, 0.5]]], [0.6, 0.5])).toEqual([
      [
        [0.5, 0.5],
        [0.6, 0.5],
      ],
    ]);
  });

  it('never exceeds what the API takes, and never stops in mid-air', () => {
    let drawn: Stroke[] = [[]];
    for (let index = 0; index < MAX_POINTS * 2.5; index += 1) {
      drawn = addPoint(drawn, [(index % 200) / 200, ((index * 7) % 100) / 100]);
      expect(countPoints(drawn)).toBeLessThanOrEqual(MAX_POINTS);
    }
    expect(drawn[0]?.at(-1)).toEqual([99 / 200, 93 / 100]);
  });

  it('makes a tap visible', () => {
    const [dot] = closeStroke([[[1, 0.5]]]);
    expect(dot).toHaveLength(2);
    expect(
      closeStroke([
        [
          [0, 0],
          [1, 1],
        ],
      ]),
    ).toEqual([
      [
        [0, 0],
        [1, 1],
      ],
    ]);
  });
});

describe('fitting a drawing to a field', () => {
  it('stays inside, keeps every point and the proportions', () => {
    fc.assert(
      fc.property(
        strokes,
        fc.double({ min: 1, max: 3, noNaN: true }),
        fc.double({ min: 1, max: 8, noNaN: true }),
        (drawn, from, to) => {
          const fitted = fitStrokes(drawn, from, to);
          expect(countPoints(fitted)).toBe(countPoints(drawn));
          expect(fitted.flat(2).every((value) => value >= 0 && value <= 1)).toBe(true);
          const [width, height] = [extent(drawn, 0) * from, extent(drawn, 1)];
          const [fittedWidth, fittedHeight] = [extent(fitted, 0) * to, extent(fitted, 1)];
          if (width > 0.1 && height > 0.1) expect(fittedWidth / fittedHeight).toBeCloseTo(width / height, 1);
        },
      ),
    );
  });

  it('fills the field from the left, in the middle of its height', () => {
    const [line] = fitStrokes(
      [
        [
          [0.4, 0.4],
          [0.6, 0.6],
        ],
      ],
      1,
      4,
    );
    expect(line?.[0]?.[0]).toBeCloseTo(0.06, 2);
    expect(line?.[0]?.[1]).toBeCloseTo(0.06, 2);
    expect(line?.[1]?.[1]).toBeCloseTo(0.94, 2);
  });

  it('makes nothing of nothing', () => {
    expect(fitStrokes([], 2, 4)).toEqual([]);
    expect(toPath([[]], 100, 50)).toBe('');
  });

  it('draws a path through the points', () => {
    expect(
      toPath(
        [
          [
            [0, 0],
            [0.5, 1],
            [1, 0],
          ],
        ],
        100,
        50,
      ),
    ).toBe('M0.00 0.00 Q50.00 50.00 75.00 25.00 L100.00 0.00');
  });
});
