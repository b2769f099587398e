import { announce } from '../../shared/announce.ts';
import { type IconName, icon } from '../../shared/icons.ts';
import { t } from '../../shared/language.ts';
import { h, refresh } from '../../shared/live.ts';

const STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4];
const REDRAW_MS = 150;

/** The zoom of the documents: 1 is the width of the column. */
export interface Zoom {
  readonly element: HTMLElement;
}

/**
 * @param target element whose `--zoom` the sheets follow
 * @param redraw called when the size has settled
 */
export function createZoom(target: HTMLElement, redraw: () => void): Zoom {
  let step = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const level = () => STEPS[step] ?? 1;
  const percent = () => t('document.zoomLevel', { percent: Math.round(level() * 100) });
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(redraw, REDRAW_MS);
  };
  const set = (next: number) => {
    step = Math.min(STEPS.length - 1, Math.max(0, next));
    target.style.setProperty('--zoom', String(level()));
    refresh();
    settle();
    announce(percent());
  };
  const button = (name: IconName, label: () => string, act: () => void, off: () => boolean) =>
    h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, title: label, disabled: off, on: { click: act } },
      icon(name),
    );
  new ResizeObserver(settle).observe(target);
  const element = h(
    'div',
    { class: 'tools', role: 'group', 'aria-label': () => t('document.tools') },
    button(
      'minus',
      () => t('document.zoomOut'),
      () => set(step - 1),
      () => step === 0,
    ),
    h('span', { class: 'tools-level', 'aria-hidden': 'true' }, () => `${Math.round(level() * 100)} %`),
    button(
      'plus',
      () => t('document.zoomIn'),
      () => set(step + 1),
      () => step === STEPS.length - 1,
    ),
    button(
      'width',
      () => t('document.zoomFit'),
      () => set(0),
      () => step === 0,
    ),
  );
  return { element };
}
