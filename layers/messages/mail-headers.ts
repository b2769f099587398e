import { MessageError } from './message-error.ts';

/** Headers that `buildMime` writes itself. */
const OWN = new Set([
  'subject',
  'from',
  'sender',
  'to',
  'cc',
  'bcc',
  'reply-to',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'auto-submitted',
  'x-auto-response-suppress',
  'return-path',
  'received',
  'dkim-signature',
]);

/**
 * Checks that each name is a field name of RFC 5322 §2.2 that we do not write ourselves, and that no value can
 * start a new line.
 *
 * @throws MessageError `header_invalid`
 */
export function checkHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    const named = /^[A-Za-z0-9-]{1,70}$/.test(name) && !OWN.has(lower) && !lower.startsWith('content-');
    if (!named) throw new MessageError('header_invalid', 'a header has a name that cannot be set');
    checkValue(lower, value);
  }
  return headers;
}

/** Returns a header value unchanged when it is one line of at most 900 characters, else `header_invalid`. */
export function checkValue(name: string, value: string): string {
  // Unicode line and paragraph separators are refused too: some programs break lines at them.
  if (/[\p{Cc}\u2028\u2029]/u.test(value) || value.length > 900) {
    throw new MessageError('header_invalid', `the header ${name} has control characters or is too long`);
  }
  return value;
}
