import type { PageAssets } from '../assets.ts';
import { html } from '../html.ts';
import { type RenderedPage, renderPage } from '../render-page.ts';

/** The shell of the API reference; the browser fills it from `/openapi.json` of the same service. English only. */
export function renderDocsPage(options: { assets: PageAssets }): RenderedPage {
  return renderPage({
    locale: 'en',
    title: 'API reference · Sigill',
    assets: options.assets,
    script: 'docs.js',
    storeOrigin: null,
    page: 'docs',
    content: html`<div class="card card-loading" role="status"><div class="spinner" aria-hidden="true"></div><p>Reading the description…</p></div>`,
  });
}
