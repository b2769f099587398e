import type { AssetName, PageAssets } from './assets.ts';
import { CATALOGUES } from './catalogue/catalogues.ts';
import { LOCALES, type PageLocale } from './catalogue/locales.ts';
import { type PageHeaders, pageHeaders } from './headers.ts';
import { type Html, html } from './html.ts';

/** A page as it is sent. */
export interface RenderedPage {
  readonly html: string;
  readonly headers: PageHeaders;
}

export interface PageShell {
  readonly locale: PageLocale;
  readonly title: string;
  readonly assets: PageAssets;
  /** Browser code of this page; null for a page that is only read. */
  readonly script: AssetName | null;
  /** What stands where the language switch would be, on a page without browser code. */
  readonly languages?: Html;
  /** Origin documents are fetched from, or null. */
  readonly storeOrigin: string | null;
  /** Class of the body: which page it is. */
  readonly page: string;
  readonly content: Html;
}

const MARK = html`<svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 2.5 14.6 5l3.6-.2.5 3.6 2.8 2.3-1.9 3 .6 3.6-3.5.9-1.7 3.2L12 19.9l-3 1.5-1.7-3.2-3.5-.9.6-3.6-1.9-3 2.8-2.3.5-3.6 3.6.2z"/><path class="brand-tick" d="M8.3 11.6l2.6 2.6 4.8-5"/></svg>`;

function noScript(): Html {
  const sentences = LOCALES.map(
    (locale) => html`<p lang="${locale}">${CATALOGUES[locale]['common.noScript']}</p>`,
  );
  return html`<noscript><div class="notice notice-problem">${sentences}</div></noscript>`;
}

/** The frame that every page stands in: head, bar with the language switch, live regions, footer. */
export function renderPage(shell: PageShell): RenderedPage {
  const text = CATALOGUES[shell.locale];
  const asset = (name: AssetName) => `/assets/${shell.assets[name]}`;
  const { markup } = html`<!doctype html>
<html lang="${shell.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${shell.title}</title>
<link rel="icon" type="image/svg+xml" href="${asset('sigill.svg')}">
<link rel="stylesheet" href="${asset('sigill.css')}">
${shell.script === null ? null : html`<script type="module" src="${asset(shell.script)}"></script>`}
</head>
<body class="page-${shell.page}">
<a class="skip-link" href="#content" data-skip>${text['skip.main']}</a>
<header class="bar"><a class="brand" href="/">${MARK}<span>Sigill</span></a><div id="language">${shell.languages ?? null}</div></header>
<div id="notice" role="alert"></div>
<main id="content" tabindex="-1">${shell.content}</main>
${shell.script === null ? null : noScript()}
<div id="announcer" class="visually-hidden" role="status" aria-live="polite"></div>
</body>
</html>
`;
  return { html: markup, headers: pageHeaders(shell.storeOrigin) };
}
