/** Measures a line: points at one size. */
type MeasureLine = (line: string, size: number) => number;

interface TextLayout {
  readonly size: number;
  readonly lines: readonly string[];
}

/** Baseline to baseline, in sizes. */
export const LINE_HEIGHT = 1.2;
const SMALLEST = 1;

/**
 * The largest size, at most `largest`, in which the text fits into the box when broken at spaces (and within words
 * that are wider than the box). Nothing is ever cut off.
 */
export function layoutText(
  text: string,
  box: { width: number; height: number },
  largest: number,
  measure: MeasureLine,
): TextLayout {
  for (let size = largest; ; size = Math.max(SMALLEST, size * 0.92)) {
    const lines = text
      .split(/\r\n|\r|\n/)
      .flatMap((line) => wrap(line, box.width, (part) => measure(part, size)));
    if (size <= SMALLEST || lines.length * size * LINE_HEIGHT <= box.height) return { size, lines };
  }
}

function wrap(line: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<= )/)) {
    if (measure((current + word).trimEnd()) <= width) {
      current += word;
      continue;
    }
    if (current !== '') lines.push(current.trimEnd());
    current = '';
    for (const character of word) {
      if (current !== '' && measure(current + character) > width) {
        lines.push(current);
        current = '';
      }
      current += character;
    }
  }
  return [...lines, current.trimEnd()];
}
