import { PAD_ASPECT, signatureAspect } from '../../../sign/draft.ts';
import type { SigningField } from '../../../sign/signing-view.ts';
import { fitStrokes, toPath } from '../../../sign/strokes.ts';
import { h, svg } from '../../shared/live.ts';
import type { FieldPath } from './create-field-path.ts';
import { createTextPreview } from './text-preview.ts';

const WIDTH = 1000;

/** The signature as it will stand in a field: the typed name or the drawing, following every change. */
export function signaturePreview(path: FieldPath, field: SigningField): HTMLElement {
  const height = WIDTH / (field.width / field.height);
  const fitted = signatureAspect(path.fields);
  const signature = () => path.draft().signature;
  const drawn = () => signature().kind === 'drawn';
  const strokes = () => fitStrokes(signature().strokes, PAD_ASPECT, fitted);
  const drawing = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, preserveAspectRatio: 'none', class: 'ink', 'aria-hidden': 'true' },
    svg('path', { d: () => (drawn() ? toPath(strokes(), WIDTH, height) : '') }),
  );
  const typed = createTextPreview(field, 'typedSignature');
  const show = () => typed.show(drawn() ? '' : signature().text);
  show();
  path.onChange(show);
  return h(
    'span',
    { class: 'signature-preview', 'data-kind': () => signature().kind },
    typed.element,
    drawing,
  );
}
