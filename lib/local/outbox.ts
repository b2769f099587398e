import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeXml } from './query-service.ts';

export interface Attachment {
  filename: string;
  contentType: string;
  size: number;
  /** base64 */
  content: string;
}

/** A mail or SMS that left the system: it lies in somebody's mailbox now. */
export interface OutboxItem {
  id: string;
  channel: 'email' | 'sms';
  to: string;
  subject: string | null;
  text: string | null;
  html: string | null;
  attachments: Attachment[];
  /** Of a mail, names in lower case. */
  headers: Readonly<Record<string, string>>;
  at: string;
  messageId: string;
}

export interface Outbox {
  deliver(item: Omit<OutboxItem, 'id' | 'at'>, now: number): void;
  /** Oldest first; `to` is an address or a number. */
  list(to?: string): OutboxItem[];
  page(to?: string): string;
}

/** Keeps one file a message in `folder`: it stands for the world's mailboxes, so nothing of ours erases it. */
export function openOutbox(folder: string): Outbox {
  mkdirSync(folder, { recursive: true });
  const names = (): string[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted();
  let count = Number(names().at(-1)?.slice(0, 10) ?? 0);
  const list = (to?: string): OutboxItem[] => {
    const items = names().map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as OutboxItem);
    const wanted = to?.toLowerCase();
    return items.filter((item) => !wanted || item.to.toLowerCase() === wanted);
  };
  return {
    list,
    deliver(message, now) {
      const id = String(++count).padStart(10, '0');
      const item: OutboxItem = { id, ...message, at: new Date(now).toISOString() };
      writeFileSync(join(folder, `${id}.tmp`), JSON.stringify(item));
      renameSync(join(folder, `${id}.tmp`), join(folder, `${id}.json`));
    },
    page: (to) => renderPage(list(to).toReversed()),
  };
}

function renderPage(items: OutboxItem[]): string {
  const articles = items.map(renderItem).join('\n') || '<p>Nothing was sent yet.</p>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Outbox</title>
<meta name="viewport" content="width=device-width"><style>body{font:16px/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}
article{border:1px solid #ccc;border-radius:8px;padding:1rem;margin:1rem 0}iframe{width:100%;height:30rem;border:1px solid #eee}
pre{white-space:pre-wrap;overflow-wrap:anywhere}h2{font-size:1.1rem;margin:0}</style></head>
<body><h1>Outbox</h1><p>What this service sent, newest first. <a href="">Look again</a></p>${articles}</body></html>`;
}

function renderItem({ channel, to, subject, text, html, attachments, at }: OutboxItem): string {
  const files = attachments.map(
    ({ filename, contentType, content }) =>
      `<li><a download="${escapeXml(filename)}" href="data:${escapeXml(contentType)};base64,${content}">${escapeXml(filename)}</a></li>`,
  );
  // Sandboxed without scripts; a link may only open a new window.
  const frame = `<iframe title="Mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeXml(
    `<base target="_blank">${html ?? ''}`,
  )}"></iframe>`;
  const plain = `<pre>${withLinks(text ?? '')}</pre>`;
  return `<article><h2>${escapeXml(subject ?? channel.toUpperCase())}</h2>
<p>${channel} to ${escapeXml(to)}, ${escapeXml(at)}</p>
${html ? `${frame}<details><summary>Plain text</summary>${plain}</details>` : plain}<ul>${files.join('')}</ul></article>`;
}

function withLinks(text: string): string {
  return escapeXml(text).replace(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a href="${url}" target="_blank" rel="noreferrer">${url}</a>`,
  );
}
