import type { Block, Composed } from './block.ts';
import type { Footer } from './footer.ts';
import { type Html, html } from './html.ts';

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";
const INK = '#1c2430';
const QUIET = '#5a6472';
const LINE = '#d9dee5';
const ACCENT = '#1f4e79';

/** Dark mode repeats the inline colours; a reader that ignores style sheets shows the light ones. */
const STYLE = html`:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .card { background: #14181e !important; }
  .card, .line { border-color: #3a424d !important; }
  .ink { color: #e8ecf1 !important; }
  .quiet { color: #a9b2be !important; }
  .link { color: #9cc4ee !important; }
  .button { background: #9cc4ee !important; color: #10151b !important; }
  .code, .banner { background: #232a33 !important; color: #e8ecf1 !important; }
}`;

/** The HTML twin: one column, no tables, no images, nothing fetched from anywhere. */
export function htmlLayout(message: Composed, footer: Footer): string {
  const page = html`<!doctype html>
<html lang="${footer.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${message.subject}</title>
<style>${STYLE}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f6f8;">
<div class="page" style="background:#f4f6f8;padding:24px 12px;">
<div class="card" role="article" lang="${footer.language}" style="max-width:560px;margin:0 auto;padding:28px 24px;background:#ffffff;border:1px solid ${LINE};border-radius:8px;${FONT}font-size:16px;line-height:1.5;color:${INK};">
${banner(footer)}<p class="quiet" style="margin:0 0 20px;font-size:14px;color:${QUIET};">${footer.organisation}</p>
<h1 class="ink" style="margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:600;color:${INK};">${message.heading}</h1>
<p class="ink" style="margin:0 0 16px;color:${INK};">${message.greeting}</p>
${message.blocks.map((block) => markup(block, footer))}${foot(message, footer)}
</div>
</div>
</body>
</html>
`;
  return page.toString();
}

function banner(footer: Footer): Html | null {
  if (footer.banner === null) return null;
  return html`<p class="banner" style="margin:0 0 20px;padding:10px 12px;background:#fff4d6;border-radius:4px;font-size:14px;color:${INK};">${footer.banner}</p>
`;
}

function markup(block: Block, footer: Footer): Html {
  switch (block.type) {
    case 'paragraph':
      return html`<p class="ink" style="margin:0 0 16px;color:${INK};">${block.text}</p>
`;
    case 'small':
      return html`<p class="quiet" style="margin:0 0 12px;font-size:14px;color:${QUIET};">${block.text}</p>
`;
    case 'quote':
      return html`<p class="quiet" style="margin:0 0 4px;font-size:14px;color:${QUIET};">${block.label}:</p>
<blockquote class="ink line" style="margin:0 0 20px;padding:2px 0 2px 14px;border-left:3px solid ${LINE};white-space:pre-line;overflow-wrap:anywhere;color:${INK};">${block.text}</blockquote>
`;
    case 'code':
      return html`<p class="code" style="margin:0 0 16px;padding:14px;background:#eef2f6;border-radius:6px;text-align:center;font-size:30px;font-weight:600;letter-spacing:6px;color:${INK};">${block.code}</p>
`;
    case 'action':
      return action(block.label, footer.link(block.url), footer);
    case 'list':
      return html`<ul class="ink" style="margin:0 0 16px;padding-left:22px;color:${INK};">${block.items.map((item) => html`<li>${item}</li>`)}</ul>
`;
  }
}

function action(label: string, url: string, footer: Footer): Html {
  return html`<p style="margin:0 0 12px;"><a class="button" href="${url}" style="display:inline-block;padding:13px 26px;background:${ACCENT};border-radius:6px;font-size:17px;font-weight:600;color:#ffffff;text-decoration:none;">${label}</a></p>
<p class="quiet" style="margin:0 0 20px;font-size:13px;color:${QUIET};">${footer.linkHint}<br><a class="link" href="${url}" style="color:${ACCENT};word-break:break-all;">${url}</a></p>
`;
}

function foot(message: Composed, footer: Footer): Html {
  return html`<div class="line" style="margin-top:24px;padding-top:16px;border-top:1px solid ${LINE};">
<p class="quiet" style="margin:0 0 8px;font-size:13px;color:${QUIET};">${message.reason}</p>
<p class="quiet" style="margin:0;font-size:13px;color:${QUIET};">${footer.contactLabel} <a class="link" href="mailto:${footer.contact}" style="color:${ACCENT};">${footer.contact}</a><br><a class="link" href="${footer.link(footer.policyUrl)}" style="color:${ACCENT};">${footer.policyLabel}</a><br>${footer.automatic}</p>
${unsubscribe(message, footer)}</div>`;
}

function unsubscribe({ unsubscribe: offer }: Composed, footer: Footer): Html | null {
  if (offer === undefined) return null;
  return html`<p style="margin:12px 0 0;font-size:14px;"><a class="link" href="${footer.link(offer.url)}" style="color:${ACCENT};">${offer.label}</a></p>
`;
}
