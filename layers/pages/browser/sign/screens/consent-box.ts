import { t } from '../../shared/language.ts';
import { h, refresh } from '../../shared/live.ts';
import type { App } from '../app.ts';

/** The consent in the words that the service gave, in their own language; nothing is agreed to beforehand. */
export function consentBox(app: App): { element: HTMLElement; box: HTMLInputElement } {
  const { text, locale } = app.view.notice.consentText;
  const box = h('input', { type: 'checkbox', name: 'consent', id: 'consent', required: true });
  box.checked = app.draft.consent;
  box.addEventListener('change', () => {
    app.draft.consent = box.checked;
    app.save();
    refresh();
  });
  const element = h(
    'label',
    { class: 'tick consent', for: 'consent' },
    box,
    h(
      'span',
      { lang: locale === '' ? null : locale, 'data-consent': '' },
      text === '' ? () => t('sign.consent') : text,
    ),
  );
  return { element, box };
}
