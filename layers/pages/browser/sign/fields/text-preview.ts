import { layoutText } from '../../../../sealing/author/layout-text.ts';
import type { SigningField } from '../../../sign/signing-view.ts';
import { h } from '../../shared/live.ts';

type TextKind = 'text' | 'date' | 'initials' | 'typedSignature';

/** Largest letters in points, as the sealed document has them. */
const LARGEST: Readonly<Record<TextKind, number>> = { text: 11, date: 11, initials: 18, typedSignature: 28 };
const FAMILY = "'Noto Sans', system-ui, sans-serif";
const MEASURED_AT = 100;

let context: CanvasRenderingContext2D | null = null;

/** Width of a line in points, with the letters that this browser has. */
function measure(line: string, size: number, italic: boolean): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null) return line.length * size * 0.55;
  context.font = `${italic ? 'italic ' : ''}${MEASURED_AT}px ${FAMILY}`;
  return (context.measureText(line).width * size) / MEASURED_AT;
}

/** Text in a field, broken and sized by the same rule as in the sealed document. */
export function createTextPreview(
  field: SigningField,
  kind: TextKind,
): { element: HTMLElement; show(text: string): void } {
  const italic = kind === 'typedSignature';
  const element = h('span', { class: `mark-text mark-${italic ? 'signature' : 'plain'}` });
  const show = (text: string) => {
    const layout = layoutText(text, field, LARGEST[kind], (line, size) => measure(line, size, italic));
    element.style.setProperty('--mark-font', layout.size.toFixed(2));
    element.replaceChildren(
      ...layout.lines.flatMap((line) => [
        h('span', { class: 'mark-line' }, line === '' ? '\u00a0' : line),
        ' ',
      ]),
    );
  };
  return { element, show };
}
