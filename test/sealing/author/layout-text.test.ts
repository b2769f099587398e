import { describe, expect, it } from 'vitest';
import { layoutText } from '../../../layers/sealing/author/layout-text.ts';

/** Every character is half a size wide. */
const measure = (line: string, size: number) => line.length * size * 0.5;
const layout = (text: string, width: number, height: number) =>
  layoutText(text, { width, height }, 10, measure);

describe('text in a box', () => {
  it('keeps its largest size where it fits, to the point', () => {
    expect(layout('Amount', 30, 12)).toEqual({ size: 10, lines: ['Amount'] });
    expect(layout('Amount', 29.9, 24)).toEqual({ size: 10, lines: ['Amoun', 't'] });
    expect(layout('Amount', 30, 11.9).size).toBeCloseTo(9.2);
  });

  it('is broken at spaces, and at its own line ends', () => {
    expect(layout('one two three', 35, 100).lines).toEqual(['one two', 'three']);
    expect(layout('one\r\ntwo\rthree\n\nfive', 100, 100).lines).toEqual(['one', 'two', 'three', '', 'five']);
  });

  it('is never cut off: at one point it may run over', () => {
    const { size, lines } = layout('word '.repeat(200), 10, 5);
    expect(size).toBe(1);
    expect(lines.join(' ').match(/word/g)?.length).toBe(200);
  });
});
