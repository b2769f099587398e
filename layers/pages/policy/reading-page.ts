import type { PolicyLocale } from '../../privacy/policy/policy-sources.ts';
import { FIXED_ASSETS } from '../assets.ts';
import { LOCALE_NAMES } from '../catalogue/locales.ts';
import { type Html, html } from '../html.ts';
import { type RenderedPage, renderPage } from '../render-page.ts';

const LANGUAGES: readonly PolicyLocale[] = ['da', 'sv', 'en'];

/** A page that is only read: no script; languages are links, so that it works everywhere and can be quoted. */
export function readingPage(options: {
  readonly locale: PolicyLocale;
  readonly title: string;
  /** Address of this page in another language. */
  readonly inLanguage: (locale: PolicyLocale) => string;
  readonly content: Html;
}): RenderedPage {
  const { locale, title, inLanguage, content } = options;
  const links = LANGUAGES.map((each) =>
    each === locale
      ? html`<a href="${inLanguage(each)}" lang="${each}" hreflang="${each}" aria-current="page">${LOCALE_NAMES[each]}</a>`
      : html`<a href="${inLanguage(each)}" lang="${each}" hreflang="${each}">${LOCALE_NAMES[each]}</a>`,
  );
  return renderPage({
    locale,
    title: `${title} · Sigill`,
    assets: FIXED_ASSETS,
    script: null,
    storeOrigin: null,
    page: 'policy',
    languages: html`<nav class="policy-languages">${links}</nav>`,
    content: html`<article class="policy">${content}</article>`,
  });
}
