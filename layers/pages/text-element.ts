import type { MessageKey } from './catalogue/catalogue.ts';
import { CATALOGUES } from './catalogue/catalogues.ts';
import type { PageLocale } from './catalogue/locales.ts';
import { type Html, html } from './html.ts';

/** Elements whose text the language switch can replace in the browser. */
type TextTag = 'h1' | 'h2' | 'p' | 'span';

/** An element with a text of the catalogue; `data-text` lets the switch change its language without a reload. */
export function textElement(tag: TextTag, key: MessageKey, locale: PageLocale): Html {
  const text = CATALOGUES[locale][key];
  switch (tag) {
    case 'h1':
      return html`<h1 tabindex="-1" data-text="${key}">${text}</h1>`;
    case 'h2':
      return html`<h2 data-text="${key}">${text}</h2>`;
    case 'p':
      return html`<p data-text="${key}">${text}</p>`;
    case 'span':
      return html`<span data-text="${key}">${text}</span>`;
  }
}
