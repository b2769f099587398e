import { languageSwitch, setTitle } from '../shared/language.ts';
import type { Proven } from './call.ts';
import { fileView } from './file-view.ts';
import { followView } from './follow-view.ts';
import { proveView } from './prove-view.ts';
import { w } from './word.ts';

const named = /^#(dsr_[0-9a-hjkmnp-tv-z]{26})$/;

function start(): void {
  const main = document.querySelector('main');
  if (main === null) return;
  document.getElementById('language')?.replaceChildren(languageSwitch());
  setTitle(() => `${w('title')()} · Sigill`);
  const show = (view: HTMLElement) => {
    main.replaceChildren(view);
    view.querySelector<HTMLElement>('h1')?.focus();
  };
  const follow = (proven: Proven): void => {
    const prove = () => show(proveView(proven.id, (session) => follow({ id: proven.id, session })));
    if (proven.session === null) prove();
    else void followView(proven, () => follow(proven)).then(show, prove);
  };
  const [, id] = named.exec(location.hash) ?? [];
  if (id === undefined) show(fileView((filed) => follow({ id: filed, session: null })));
  else follow({ id, session: null });
}

start();
