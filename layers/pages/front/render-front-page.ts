import type { PageAssets } from '../assets.ts';
import type { MessageKey } from '../catalogue/catalogue.ts';
import { CATALOGUES } from '../catalogue/catalogues.ts';
import { negotiateLocale, type PageLocale } from '../catalogue/locales.ts';
import { type Html, html } from '../html.ts';
import { type RenderedPage, renderPage } from '../render-page.ts';
import { textElement } from '../text-element.ts';

interface Card {
  readonly title: MessageKey;
  readonly body: MessageKey;
  readonly link: { readonly href: string; readonly label: MessageKey } | null;
}

const CARDS: readonly Card[] = [
  { title: 'front.signer', body: 'front.signerBody', link: null },
  { title: 'front.verify', body: 'front.verifyBody', link: { href: '/verify', label: 'front.open.verify' } },
  { title: 'front.docs', body: 'front.docsBody', link: { href: '/docs', label: 'front.open.docs' } },
];

function card({ title, body, link }: Card, locale: PageLocale): Html {
  const anchor =
    link === null ? null : html`<a href="${link.href}">${textElement('span', link.label, locale)}</a>`;
  return html`<section class="front-card">${textElement('h2', title, locale)}${textElement('p', body, locale)}${anchor}</section>`;
}

/**
 * The front page: what this is, in a sentence, and where to go.
 *
 * @param options.acceptLanguage the request's header; the switch on the page changes the language in the browser
 */
export function renderFrontPage(options: {
  assets: PageAssets;
  acceptLanguage?: string | undefined;
}): RenderedPage {
  const locale = negotiateLocale(options.acceptLanguage);
  return renderPage({
    locale,
    title: `Sigill · ${CATALOGUES[locale]['front.title']}`,
    assets: options.assets,
    script: 'language.js',
    storeOrigin: null,
    page: 'front',
    content: html`<div class="front"><div class="front-lead">${textElement('h1', 'front.title', locale)}${textElement('p', 'front.intro', locale)}</div><div class="front-cards">${CARDS.map((entry) => card(entry, locale))}</div></div>`,
  });
}
