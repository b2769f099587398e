import type { PageAssets } from '../assets.ts';
import { CATALOGUES } from '../catalogue/catalogues.ts';
import { negotiateLocale } from '../catalogue/locales.ts';
import { html } from '../html.ts';
import { type RenderedPage, renderPage } from '../render-page.ts';

/**
 * The shell of the verification page. Its policy allows no other origin: the file cannot leave the browser.
 *
 * @param options.acceptLanguage the request's header; the switch on the page changes the language in the browser
 */
export function renderVerifyPage(options: {
  assets: PageAssets;
  acceptLanguage?: string | undefined;
}): RenderedPage {
  const locale = negotiateLocale(options.acceptLanguage);
  const text = CATALOGUES[locale];
  return renderPage({
    locale,
    title: `${text['verify.title']} · Sigill`,
    assets: options.assets,
    script: 'verify.js',
    storeOrigin: null,
    page: 'verify',
    content: html`<div class="card card-loading" role="status"><div class="spinner" aria-hidden="true"></div><p>${text['common.loading']}</p></div>`,
  });
}
