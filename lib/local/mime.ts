import type { Attachment } from './outbox.ts';

export interface ParsedMail {
  headers: { name: string; value: string }[];
  subject: string;
  from: string;
  to: string[];
  text: string | null;
  html: string | null;
  attachments: Attachment[];
}

interface Entity {
  headers: { name: string; value: string }[];
  body: Buffer;
}

/** Reads a raw message (RFC 5322, MIME) as far as a mail program shows it. */
export function parseMail(raw: Buffer): ParsedMail {
  const message = readEntity(raw);
  const mail: ParsedMail = {
    headers: message.headers,
    subject: decodeWords(header(message, 'subject')),
    from: addresses(header(message, 'from'))[0] ?? '',
    to: ['to', 'cc', 'bcc'].flatMap((name) => addresses(header(message, name))),
    text: null,
    html: null,
    attachments: [],
  };
  collect(message, mail);
  return mail;
}

/** The bare addresses of a header such as `"Ø, Å" <a@example.com>, b@example.com`. */
export function addresses(value: string): string[] {
  return value
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .split(',')
    .map((one) => (/<([^>]*)>/.exec(one)?.[1] ?? one).trim())
    .filter((one) => one !== '');
}

function readEntity(raw: Buffer): Entity {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const lines = Buffer.from(head, 'latin1')
    .toString('utf8')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const headers = lines.map((line) => ({
    name: line.split(':', 1)[0] ?? '',
    value: line.slice(line.indexOf(':') + 1).trim(),
  }));
  return { headers, body: end ? raw.subarray(end.index + end[0].length) : Buffer.alloc(0) };
}

function header({ headers }: Entity, name: string): string {
  return headers.find((one) => one.name.toLowerCase() === name)?.value ?? '';
}

/** A parameter of a structured header, also in the form `name*=utf-8''…` (RFC 2231). */
function parameter(value: string, name: string): string | undefined {
  const extended = new RegExp(`;\\s*${name}\\*(?:0\\*)?=(?:[^']*'[^']*')?([^;\\s]+)`, 'i').exec(value)?.[1];
  if (extended) return decodeURIComponent(extended);
  const [, quoted, plain] = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value) ?? [];
  const found = quoted ?? plain;
  return found === undefined ? undefined : decodeWords(found);
}

function collect(entity: Entity, mail: ParsedMail): void {
  const type = header(entity, 'content-type') || 'text/plain';
  const boundary = parameter(type, 'boundary');
  if (type.startsWith('multipart/') && boundary) {
    for (const part of split(entity.body, boundary)) collect(readEntity(part), mail);
    return;
  }
  const content = decodeBody(entity);
  const disposition = header(entity, 'content-disposition');
  const contentType = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  const shown = !disposition.startsWith('attachment');
  if (shown && contentType === 'text/plain' && mail.text === null) mail.text = content.toString('utf8');
  else if (shown && contentType === 'text/html' && mail.html === null) mail.html = content.toString('utf8');
  else {
    const filename = parameter(disposition, 'filename') ?? parameter(type, 'name') ?? 'attachment';
    mail.attachments.push({
      filename,
      contentType,
      size: content.length,
      content: content.toString('base64'),
    });
  }
}

function split(body: Buffer, boundary: string): Buffer[] {
  const parts = `\r\n${body.toString('latin1')}`.split(`\n--${boundary}`).slice(1);
  return parts
    .filter((part) => !part.startsWith('--'))
    .map((part) => Buffer.from(part.replace(/^[ \t]*\r?\n/, '').replace(/\r$/, ''), 'latin1'));
}

function decodeBody(entity: Entity): Buffer {
  const encoding = header(entity, 'content-transfer-encoding').toLowerCase();
  if (encoding === 'base64') return Buffer.from(entity.body.toString('latin1'), 'base64');
  if (encoding !== 'quoted-printable') return entity.body;
  return unquote(entity.body.toString('latin1').replace(/=\r?\n/g, ''));
}

function unquote(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

/** Encoded words (RFC 2047) in UTF-8; a letter may be cut between two neighbours. */
function decodeWords(value: string): string {
  return value.replace(/=\?utf-8\?[bq]\?[^?]*\?=(?:\s+=\?utf-8\?[bq]\?[^?]*\?=)*/gi, (run) => {
    const words = [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)];
    const pieces = words.map(([, kind = '', text = '']) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : unquote(text.replaceAll('_', ' ')),
    );
    return Buffer.concat(pieces).toString('utf8');
  });
}
