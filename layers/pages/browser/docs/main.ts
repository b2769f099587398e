import { readReference } from '../../docs/openapi.ts';
import { h } from '../shared/live.ts';
import { referenceView } from './reference-view.ts';

async function start(): Promise<void> {
  const main = document.querySelector('main');
  if (main === null) return;
  try {
    const response = await fetch('/openapi.json', { credentials: 'omit' });
    if (!response.ok) throw new Error(String(response.status));
    main.replaceChildren(referenceView(readReference(await response.json()), location.origin));
    if (location.hash !== '')
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  } catch {
    const retry = h(
      'button',
      { type: 'button', class: 'button', on: { click: () => void start() } },
      'Try again',
    );
    main.replaceChildren(
      h('div', { class: 'card card-message' }, h('h1', {}, 'The description could not be read'), retry),
    );
  }
}

void start();
