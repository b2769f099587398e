import { announce } from '../shared/announce.ts';
import { languageSwitch, setTitle, t } from '../shared/language.ts';
import { h } from '../shared/live.ts';
import { choiceView } from './choice-view.ts';
import { fetchAuthority } from './fetch-authority.ts';
import { resultView, unreadableView } from './result-view.ts';
import { NotPdfError, verifyFile } from './verify-file.ts';

function start(): void {
  const main = document.querySelector('main');
  if (main === null) return;
  document.getElementById('language')?.replaceChildren(languageSwitch());
  setTitle(() => `${t('verify.title')} · Sigill`);
  const result = h('div', { class: 'verify-result', 'aria-live': 'polite' });
  const check = async (file: File) => {
    result.replaceChildren(
      h('p', { class: 'hint', role: 'status' }, () => t('verify.working', { name: file.name })),
    );
    try {
      const found = resultView(await verifyFile(file), file.name);
      result.replaceChildren(found);
      found.querySelector<HTMLElement>('h2')?.focus();
    } catch (error) {
      if (!(error instanceof NotPdfError)) reportError(error);
      const text = error instanceof NotPdfError ? 'verify.notPdf' : 'verify.failed';
      result.replaceChildren(unreadableView(() => t(text)));
      announce(t(text));
    }
  };
  main.replaceChildren(
    h(
      'div',
      { class: 'verify' },
      h('h1', { tabindex: '-1' }, () => t('verify.title')),
      h('p', { class: 'hint' }, () => t('verify.intro')),
      choiceView((file) => void check(file)),
      result,
    ),
  );
}

start();
// Fetched at once: whoever loses the network now can still check files. A failure is told when a file is checked.
fetchAuthority().catch(() => undefined);
