import { announce } from '../shared/announce.ts';
import { h } from '../shared/live.ts';

const SHOWN_MS = 2000;

/** A block of code with a button that copies it. */
export function codeBlock(text: string, label: string): HTMLElement {
  const copy = h(
    'button',
    { type: 'button', class: 'copy', on: { click: () => void put() } },
    'Copy',
    h('span', { class: 'visually-hidden' }, ` ${label}`),
  );
  const put = async () => {
    await navigator.clipboard.writeText(text);
    copy.dataset.done = '';
    announce('Copied');
    setTimeout(() => delete copy.dataset.done, SHOWN_MS);
  };
  return h(
    'div',
    { class: 'code' },
    h('div', { class: 'code-head' }, h('span', {}, label), copy),
    h('pre', { tabindex: '0', 'aria-label': label, role: 'region' }, h('code', {}, text)),
  );
}

/** JSON as a person reads it. */
export function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
