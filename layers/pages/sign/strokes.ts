/** A stroke: points `[x, y]`, each 0…1 from the top-left corner of the drawing area. */
export type Stroke = ReadonlyArray<readonly [number, number]>;

/** The API takes no more than this many points in one signature. */
export const MAX_POINTS = 5000;
/** Points nearer than this to the one before add nothing that can be seen. */
const MIN_DISTANCE = 0.003;

const clamp = (value: number) => Math.min(1, Math.max(0, value));
const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** A point of the pad as it is sent: 0…1, four decimals. `x`, `y`, `width`, `height` in the same unit. */
export function toPoint(x: number, y: number, width: number, height: number): readonly [number, number] {
  return [round(clamp(width > 0 ? x / width : 0)), round(clamp(height > 0 ? y / height : 0))];
}

/** Number of points in all strokes. */
export function countPoints(strokes: readonly Stroke[]): number {
  return strokes.reduce((sum, stroke) => sum + stroke.length, 0);
}

/**
 * The strokes with one more point in the last of them. Points too near to the last are dropped; when the limit is
 * reached every second inner point goes, so a long signature gets coarser and never stops in mid-air.
 */
export function addPoint(strokes: readonly Stroke[], point: readonly [number, number]): Stroke[] {
  const last = strokes.at(-1) ?? [];
  const previous = last.at(-1);
  const near =
    previous !== undefined && Math.hypot(point[0] - previous[0], point[1] - previous[1]) < MIN_DISTANCE;
  if (near) return [...strokes];
  const kept = countPoints(strokes) >= MAX_POINTS ? strokes.map(thin) : strokes;
  const tail = kept.at(-1) ?? [];
  if (countPoints(kept) >= MAX_POINTS) return [...kept];
  return [...kept.slice(0, -1), [...tail, point]];
}

function thin(stroke: Stroke): Stroke {
  return stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1);
}

/** A dot is a stroke too: a tap gets a second point so that it is seen. */
export function closeStroke(strokes: readonly Stroke[]): Stroke[] {
  const last = strokes.at(-1);
  const only = last?.length === 1 ? last[0] : undefined;
  if (only === undefined) return [...strokes];
  const [x, y] = only;
  return [...strokes.slice(0, -1), [only, [round(Math.min(1, x + 0.004)), y]]];
}

/** Share of the target left free on every side of a fitted signature. */
const MARGIN = 0.06;

/**
 * The strokes as they go into a field: moved and scaled, never distorted, so that the drawing fills the field from its
 * left edge and stands in the middle of its height. A person draws on a comfortable surface; fields are low and wide.
 *
 * @param from width ÷ height of the drawing surface
 * @param to width ÷ height of the field
 */
export function fitStrokes(strokes: readonly Stroke[], from: number, to: number): Stroke[] {
  const points = strokes.flat().map(([x, y]) => [x * from, y] as const);
  if (points.length === 0) return [];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right] = [min(xs), max(xs)];
  const [top, bottom] = [min(ys), max(ys)];
  const room = { width: to * (1 - 2 * MARGIN), height: 1 - 2 * MARGIN };
  const scale = Math.min(
    room.width / Math.max(right - left, 0.05),
    room.height / Math.max(bottom - top, 0.05),
  );
  const offset = (1 - (bottom - top) * scale) / 2;
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => {
      const across = (x * from - left) * scale + to * MARGIN;
      const down = (y - top) * scale + offset;
      return [round(clamp(across / to)), round(clamp(down))] as const;
    }),
  );
}

const min = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value), Infinity);
const max = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), -Infinity);

/** SVG path data of the strokes in a box of `width` × `height`, smoothed through the middle of each pair of points. */
export function toPath(strokes: readonly Stroke[], width: number, height: number): string {
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => pathOf(stroke, width, height))
    .join(' ');
}

function pathOf(stroke: Stroke, width: number, height: number): string {
  const points = stroke.map(([x, y]) => [x * width, y * height] as const);
  const at = (x: number, y: number) => `${x.toFixed(2)} ${y.toFixed(2)}`;
  const [first = [0, 0] as const, ...rest] = points;
  const last = points.at(-1) ?? first;
  let path = `M${at(first[0], first[1])}`;
  rest.forEach(([x, y], index) => {
    const next = rest[index + 1];
    if (next !== undefined) path += ` Q${at(x, y)} ${at((x + next[0]) / 2, (y + next[1]) / 2)}`;
  });
  return `${path} L${at(last[0], last[1])}`;
}
