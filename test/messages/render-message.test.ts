import { describe, expect, it } from 'vitest';
import { categoryOf } from '../../layers/messages/message-data.ts';
import { renderMessage } from '../../layers/messages/render-message.ts';
import { LOCALES } from '../../layers/privacy/texts/locale.ts';
import { KINDS, SAMPLES } from './sample-data.ts';

const hostile = `<script>alert(1)</script> " onload='x' & {title} \u2019`;

describe.each(LOCALES)('in %s', (locale) => {
  it.each(KINDS)('renders %s with nothing left unfilled and the same words in both twins', (kind) => {
    const mail = renderMessage(kind, locale, SAMPLES[kind]);

    expect(mail.text).not.toMatch(/[{}]|undefined|\bnull\b/);
    expect(wordsOf(mail.html)).not.toMatch(/[{}]|undefined|\bnull\b/);
    const flat = wordsOf(mail.html);
    const spoken = mail.text
      .split('\n')
      .map((line) =>
        line
          .replace(/^(> |\* |-- $)/, '')
          .replace(/:$/, '')
          .trim(),
      )
      .filter(
        (line) => line !== '' && !/https:\/\/sign\.example\.com\/(privacy\/policy|subscriptions)/.test(line),
      );
    for (const line of spoken) expect(flat).toContain(line);
  });

  it.each(KINDS)('%s: keeps every personal datum out of the subject', (kind) => {
    expect(renderMessage(kind, locale, SAMPLES[kind]).subject).not.toMatch(/canary|480913|Bolig|env_/i);
  });

  it.each(KINDS)('%s: says who sent it, why, where the policy is and whom to ask', (kind) => {
    const mail = renderMessage(kind, locale, SAMPLES[kind]);
    for (const twin of [mail.text, mail.html]) {
      expect(twin).toContain('Bolig Canary ApS');
      expect(twin).toContain('contact.canary@example.com');
      expect(twin).toContain('https://sign.example.com/privacy/policy');
    }
  });

  it.each(KINDS)('%s: fetches nothing when it is read', (kind) => {
    const { html } = renderMessage(kind, locale, SAMPLES[kind]);
    expect(html).not.toMatch(/<(img|script|link|iframe|object|table|form|input)\b|@import|url\(|src=/i);
  });
});

it('shows a link twice, as a button and bare', () => {
  const mail = renderMessage('invitation', 'en', SAMPLES.invitation);
  const { link } = SAMPLES.invitation;
  expect(mail.html.split(`href="${link}"`)).toHaveLength(3);
  expect(mail.html).toContain(`>${link}</a>`);
  expect(mail.text.split('\n')).toContain(link);
});

it('escapes what people wrote, and never reads it as a place to fill', () => {
  const mail = renderMessage('invitation', 'en', {
    ...SAMPLES.invitation,
    title: hostile,
    message: hostile,
    recipientName: hostile,
    organisation: hostile,
  });
  expect(mail.html).not.toContain('<script>');
  expect(mail.html).toContain(
    '&lt;script&gt;alert(1)&lt;/script&gt; &quot; onload=&#39;x&#39; &amp; {title}',
  );
  expect(mail.text).toContain(hostile);
});

it('keeps the lines of a message and marks them as somebody else’s words', () => {
  const { text } = renderMessage('reminder', 'en', SAMPLES.reminder);
  expect(text).toContain('Message from Sender Canary:\n> Message Canary\n> second line');
});

it('leaves the quotation out when there is no message', () => {
  const mail = renderMessage('invitation', 'en', { ...SAMPLES.invitation, message: null });
  expect(mail.text).not.toContain('Message from');
  expect(mail.html).not.toContain('blockquote');
});

it.each(['signer', 'approver', 'viewer'] as const)('has its own subject and button for a %s', (role) => {
  const subjects = {
    signer: 'Please sign a document',
    approver: 'Please approve a document',
    viewer: 'A document for you to read',
  };
  expect(renderMessage('invitation', 'en', { ...SAMPLES.invitation, role }).subject).toBe(subjects[role]);
});

it('marks test messages in both twins, and only those', () => {
  const marked = renderMessage('copy', 'da', { ...SAMPLES.copy, test: true });
  expect(marked.text).toMatch(/^TEST: /);
  expect(marked.html).toContain('class="banner"');
  expect(renderMessage('copy', 'da', SAMPLES.copy).text).not.toContain('TEST');
});

it.each([
  ['da', '5. december 2026 kl. 13.00 CET'],
  ['sv', '5 december 2026 kl. 13:00 CET'],
  ['nb', '5. desember 2026 kl. 13:00 CET'],
  ['fi', '5. joulukuuta 2026 klo 14.00 UTC+2'],
  ['en', '5 December 2026 at 13:00 CET'],
] as const)('writes times for readers in %s with their zone', (locale, written) => {
  expect(renderMessage('invitation', locale, SAMPLES.invitation).text).toContain(written);
});

it.each(['javascript:alert(1)', '/sign#x', 'https://a b', 'https://a"b', 'ftp://a/b', ''])(
  'refuses the link %j',
  (link) => {
    expect(() => renderMessage('invitation', 'en', { ...SAMPLES.invitation, link })).toThrow(
      expect.objectContaining({ code: 'link_invalid' }),
    );
  },
);

it('refuses a time that is none', () => {
  expect(() => renderMessage('expired', 'en', { ...SAMPLES.expired, expiredAt: 'soon' })).toThrow(
    expect.objectContaining({ code: 'time_invalid' }),
  );
});

it('P-38: what is no promotion offers no way out of it, and every promotion does, at its bottom', () => {
  for (const locale of LOCALES) {
    for (const kind of KINDS) {
      const mail = renderMessage(kind, locale, SAMPLES[kind]);
      const offered = mail.text.trimEnd().split('\n').at(-1)?.includes('/subscriptions/') ?? false;
      expect([kind, offered]).toEqual([kind, categoryOf(kind) === 'promotional']);
      expect(mail.html.includes('/subscriptions/')).toBe(offered);
    }
  }
});

function wordsOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<br>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
