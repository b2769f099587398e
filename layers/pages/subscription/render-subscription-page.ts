import { FIXED_ASSETS } from '../assets.ts';
import type { PageLocale } from '../catalogue/locales.ts';
import { type Html, html } from '../html.ts';
import { type RenderedPage, renderPage } from '../render-page.ts';
import { SUBSCRIPTION_WORDS } from './words.ts';

/** What the page shows; see the use case that reads it. */
export interface SubscriptionPage {
  readonly token: string;
  readonly locale: PageLocale;
  readonly status: 'pending' | 'subscribed' | 'unsubscribed';
  readonly organisation: string;
  readonly contact: string;
  readonly text: { readonly ref: string; readonly words: string };
}

/** A page without scripts: the forms work in every browser and mail program, and giving takes no fewer steps than taking back. */
export function renderSubscriptionPage(of: SubscriptionPage): RenderedPage {
  const words = SUBSCRIPTION_WORDS[of.locale];
  const page = renderPage({
    locale: of.locale,
    title: `${words.title} · Sigill`,
    assets: FIXED_ASSETS,
    script: null,
    storeOrigin: null,
    page: 'policy',
    content: html`<div class="card"><h1>${words.title}</h1>${body(of)}<p>${words.questions} <a href="mailto:${of.contact}">${of.contact}</a></p></div>`,
  });
  const csp = page.headers['content-security-policy'] ?? '';
  // Its own forms are the only thing that this page may do; the token stands in its address, so nothing keeps the page.
  const headers = {
    ...page.headers,
    'content-security-policy': csp.replace("form-action 'none'", "form-action 'self'"),
    'cache-control': 'no-store',
  };
  return { html: page.html, headers };
}

function body(of: SubscriptionPage): Html {
  const words = SUBSCRIPTION_WORDS[of.locale];
  const named = (phrase: string) => phrase.replaceAll('{organisation}', of.organisation);
  if (of.status === 'unsubscribed')
    return html`<p role="status">${named(words.stopped)}</p><p>${words.stays}</p>`;
  if (of.status === 'subscribed')
    return html`<p>${named(words.subscribed)}</p>${stop(of, words.stop)}<p>${words.stays}</p>`;
  return html`<p>${named(words.ask)}</p><blockquote>${of.text.words}</blockquote>
<form method="post" action="/subscriptions/${of.token}/consent"><input type="hidden" name="text" value="${of.text.ref}"><button class="button" data-action="agree">${words.agree}</button></form>${stop(of, words.refuse)}`;
}

function stop({ token }: SubscriptionPage, label: string): Html {
  return html`<form method="post" action="/subscriptions/${token}"><input type="hidden" name="List-Unsubscribe" value="One-Click"><input type="hidden" name="from" value="page"><button class="button" data-action="unsubscribe">${label}</button></form>`;
}
