import { PAD_ASPECT } from '../../../sign/draft.ts';
import { addPoint, closeStroke, type Stroke, toPath, toPoint } from '../../../sign/strokes.ts';
import { t } from '../../shared/language.ts';
import { h, svg } from '../../shared/live.ts';

const WIDTH = 1000;

export interface DrawPad {
  readonly element: HTMLElement;
  clear(): void;
}

/**
 * A surface to sign on with finger, pen or mouse.
 *
 * @param strokes reads the strokes; `set` replaces them
 */
export function createDrawPad(strokes: () => readonly Stroke[], set: (next: Stroke[]) => void): DrawPad {
  const height = WIDTH / PAD_ASPECT;
  const path = svg('path', { d: () => toPath(strokes(), WIDTH, height) });
  const surface = svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, preserveAspectRatio: 'none', class: 'ink', 'aria-hidden': 'true' },
    path,
  );
  const element = h(
    'div',
    {
      class: 'draw-area',
      'data-action': 'draw-area',
      role: 'img',
      'aria-label': () => t('signature.drawLabel'),
    },
    h('span', { class: 'draw-line' }),
    surface,
  );
  element.style.aspectRatio = String(PAD_ASPECT);
  let pointer: number | null = null;

  const paint = () => path.setAttribute('d', toPath(strokes(), WIDTH, height));
  const add = (event: PointerEvent) => {
    const box = element.getBoundingClientRect();
    const events = event.getCoalescedEvents?.() ?? [];
    let next = [...strokes()];
    for (const { clientX, clientY } of events.length > 0 ? events : [event]) {
      next = addPoint(next, toPoint(clientX - box.left, clientY - box.top, box.width, box.height));
    }
    set(next);
    paint();
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || pointer !== null) return;
    event.preventDefault();
    pointer = event.pointerId;
    element.setPointerCapture(event.pointerId);
    set([...strokes(), []]);
    add(event);
  });
  element.addEventListener('pointermove', (event) => {
    if (event.pointerId === pointer) add(event);
  });
  const end = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    set(closeStroke(strokes()));
    paint();
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
  return {
    element,
    clear: () => {
      set([]);
      paint();
    },
  };
}
