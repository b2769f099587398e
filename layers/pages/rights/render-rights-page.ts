import type { PageAssets } from '../assets.ts';
import { CATALOGUES } from '../catalogue/catalogues.ts';
import { negotiateLocale } from '../catalogue/locales.ts';
import { html } from '../html.ts';
import { type RenderedPage, renderPage } from '../render-page.ts';
import { RIGHTS_WORDS } from './words.ts';

/** The shell of the page on which a person asks about their own data; it talks to this origin alone. */
export function renderRightsPage(options: {
  assets: PageAssets;
  acceptLanguage?: string | undefined;
}): RenderedPage {
  const locale = negotiateLocale(options.acceptLanguage);
  return renderPage({
    locale,
    title: `${RIGHTS_WORDS[locale].title} · Sigill`,
    assets: options.assets,
    script: 'rights.js',
    storeOrigin: null,
    page: 'verify',
    content: html`<div class="card card-loading" role="status"><div class="spinner" aria-hidden="true"></div><p>${CATALOGUES[locale]['common.loading']}</p></div>`,
  });
}
