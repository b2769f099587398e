import type { PageAssets } from '../assets.ts';
import { CATALOGUES } from '../catalogue/catalogues.ts';
import { negotiateLocale } from '../catalogue/locales.ts';
import { html } from '../html.ts';
import { type RenderedPage, renderPage } from '../render-page.ts';

/**
 * The shell of the signing page: the same bytes for everyone who speaks the same language. It knows no token and no
 * envelope; the browser reads the token from the fragment and asks the API.
 *
 * @param options.storeOrigin origin of the document store: the only other one that the page may reach
 * @param options.assets from `parseManifest`
 * @param options.acceptLanguage the request's header, for the first words; the recipient's language follows
 * @throws InvalidOriginError
 */
export function renderSignPage(options: {
  storeOrigin: string;
  assets: PageAssets;
  acceptLanguage?: string | undefined;
}): RenderedPage {
  const locale = negotiateLocale(options.acceptLanguage);
  const text = CATALOGUES[locale];
  return renderPage({
    locale,
    title: text['welcome.pageTitle'],
    assets: options.assets,
    script: 'sign.js',
    storeOrigin: options.storeOrigin,
    page: 'sign',
    content: html`<div class="card card-loading" role="status"><div class="spinner" aria-hidden="true"></div><p>${text['common.loading']}</p></div>`,
  });
}
