import {
  appendBezierCurve,
  LineCapStyle,
  LineJoinStyle,
  lineTo,
  moveTo,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  setLineCap,
  setLineJoin,
  setLineWidth,
  setStrokingGrayscaleColor,
  stroke,
} from 'pdf-lib';

/** Points; `top` counts from the lower edge of the page. */
interface StrokeBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Point = readonly [number, number];

const LINE_WIDTH = 1.2;

/** Draws pen strokes given in 0…1 of the box, y downwards, as smooth black lines. A single point becomes a dot. */
export function drawStrokes(page: PDFPage, box: StrokeBox, strokes: readonly (readonly Point[])[]): void {
  const place = ([x, y]: Point): Point => [box.left + clamp(x) * box.width, box.top - clamp(y) * box.height];
  page.pushOperators(
    pushGraphicsState(),
    setStrokingGrayscaleColor(0),
    setLineWidth(LINE_WIDTH),
    setLineCap(LineCapStyle.Round),
    setLineJoin(LineJoinStyle.Round),
    ...strokes.flatMap((points) => path(points.map(place))),
    popGraphicsState(),
  );
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

function path(points: readonly Point[]): PDFOperator[] {
  const [first, second] = points;
  if (first === undefined) return [];
  if (second === undefined) return [moveTo(...first), lineTo(...first), stroke()];
  if (points.length < 4) return [moveTo(...first), ...points.slice(1).map((p) => lineTo(...p)), stroke()];
  return [moveTo(...first), ...curves(points), stroke()];
}

/** Catmull-Rom through all points, as Bézier curves. */
function curves(points: readonly Point[]): PDFOperator[] {
  const at = (i: number): Point => points[Math.min(points.length - 1, Math.max(0, i))] ?? [0, 0];
  return points.slice(1).map((end, i) => {
    const [before, start, after] = [at(i - 1), at(i), at(i + 2)];
    const control = (p: Point, a: Point, b: Point, sign: number): Point => [
      p[0] + (sign * (b[0] - a[0])) / 6,
      p[1] + (sign * (b[1] - a[1])) / 6,
    ];
    const [c1, c2] = [control(start, before, end, 1), control(end, start, after, -1)];
    return appendBezierCurve(c1[0], c1[1], c2[0], c2[1], end[0], end[1]);
  });
}
