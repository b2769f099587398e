import { describe, expect, it } from 'vitest';
import type { MailParts } from '../../layers/messages/build-mime.ts';
import { buildMime } from '../../layers/messages/build-mime.ts';
import { readMime } from './read-mime.ts';

const PDF = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0x0d, 0x0a]);
const mail: MailParts = {
  from: { name: 'Bolig ApS via Sigill', address: 'no-reply@sign.example.com' },
  to: { name: 'Åse, "Ø"', address: 'a@example.com' },
  subject: 'Et dokument venter på din underskrift',
  text: 'Kære Åse\n\n.\nFrom here: ø',
  html: '<p>Kære Åse ø</p>',
  messageKey: 'evt_1.copy',
};

it('has both twins in UTF-8, text first, inside multipart/alternative', async () => {
  const parsed = readMime(await buildMime(mail));
  expect(parsed.type).toBe('multipart/alternative');
  expect(parsed.parts.map((part) => part.header('content-type'))).toEqual([
    'text/plain; charset=utf-8',
    'text/html; charset=utf-8',
  ]);
  expect(parsed.parts[0]?.text().replace(/\r\n/g, '\n').trimEnd()).toBe(mail.text);
  expect(parsed.parts[1]?.text().trimEnd()).toBe(mail.html);
});

it('carries an attachment byte for byte beside the twins', async () => {
  const attachments = [{ filename: 'kontrakt æ.pdf', contentType: 'application/pdf', content: PDF }];
  const parsed = readMime(await buildMime({ ...mail, attachments }));
  expect(parsed.type).toBe('multipart/mixed');
  expect(parsed.parts[0]?.type).toBe('multipart/alternative');
  expect(parsed.parts[1]?.type).toBe('application/pdf');
  expect(parsed.parts[1]?.header('content-disposition')).toMatch(/^attachment;/);
  expect(new Uint8Array(parsed.parts[1]?.bytes() ?? [])).toEqual(PDF);
});

it('is marked as automatic, names itself by its key and asks for no suppression of bounces', async () => {
  const parsed = readMime(await buildMime({ ...mail, headers: { 'List-Id': 'x.example.com' } }));
  expect(parsed.header('auto-submitted')).toBe('auto-generated');
  expect(parsed.header('x-auto-response-suppress')).toBe('OOF, AutoReply, RN, NRN');
  expect(parsed.header('message-id')).toBe('<evt_1.copy@sign.example.com>');
  expect(parsed.header('list-id')).toBe('x.example.com');
  expect(parsed.header('date')).not.toBe('');
});

it('makes a new message id when it gets no key', async () => {
  const { messageKey: _unused, ...anonymous } = mail;
  const ids = [await buildMime(anonymous), await buildMime(anonymous)].map((bytes) =>
    readMime(bytes).header('message-id'),
  );
  expect(ids[0]).not.toBe(ids[1]);
});

it('keeps names in any language and punctuation as one mailbox each', async () => {
  const parsed = readMime(await buildMime({ ...mail, replyTo: { name: null, address: 'leje@example.com' } }));
  expect(parsed.header('to').match(/@/g)).toHaveLength(1);
  expect(parsed.header('to')).toMatch(/<a@example\.com>$/);
  expect(parsed.header('reply-to')).toBe('leje@example.com');
});

it('writes CRLF line ends and no line over 998 octets', async () => {
  const bytes = Buffer.from(
    await buildMime({ ...mail, text: 'ø'.repeat(5000), html: `<p>${'x'.repeat(5000)}</p>` }),
  );
  const lines = bytes.toString('latin1').split('\r\n');
  expect(lines.every((line) => line.length <= 998 && !/[\r\n]/.test(line))).toBe(true);
});

describe('header injection', () => {
  const breaks = ['\r\nBcc: evil@example.com', '\nBcc: evil@example.com', '\rX: y', '\u0000', '\u2028X: y'];

  it.each(breaks)('refuses it in the subject: %j', async (tail) => {
    await expect(buildMime({ ...mail, subject: `Hej${tail}` })).rejects.toMatchObject({
      code: 'header_invalid',
    });
  });

  it.each(breaks)('refuses it in a header value: %j', async (tail) => {
    const headers = { 'List-Id': `x${tail}` };
    await expect(buildMime({ ...mail, headers })).rejects.toMatchObject({ code: 'header_invalid' });
  });

  it.each(['\r\nBcc: e@example.com', '\n', '\u0007'])('refuses it in a display name: %j', async (tail) => {
    const to = { name: `Åse${tail}`, address: 'a@example.com' };
    await expect(buildMime({ ...mail, to })).rejects.toMatchObject({ code: 'address_invalid' });
  });

  it.each([
    'a@example.com\r\nBcc: evil@example.com',
    'a@example.com, evil@example.com',
    'evil@example.com>, <a@example.com',
    'a b@example.com',
    'a@',
    '@example.com',
    'a',
    '',
    'å@example.com',
    '.a@example.com',
    'a@-example.com',
    `${'a'.repeat(65)}@example.com`,
  ])('refuses the address %j', async (address) => {
    await expect(buildMime({ ...mail, to: { name: null, address } })).rejects.toMatchObject({
      code: 'address_invalid',
    });
  });

  it.each(['Bcc', 'To', 'subject', 'Content-Type', 'Message-ID', 'X Y', 'X:', ''])(
    'refuses to set the header %j',
    async (name) => {
      await expect(buildMime({ ...mail, headers: { [name]: 'x' } })).rejects.toMatchObject({
        code: 'header_invalid',
      });
    },
  );

  it('refuses a message key that could leave its header', async () => {
    await expect(buildMime({ ...mail, messageKey: 'a>\r\nBcc: e@example.com' })).rejects.toMatchObject({
      code: 'header_invalid',
    });
  });

  it.each([
    ['../x.pdf', 'application/pdf'],
    ['x\r\n.pdf', 'application/pdf'],
    ['', 'application/pdf'],
    ['x.pdf', 'application/pdf\r\nX: y'],
    ['x.pdf', 'pdf'],
  ])('refuses the attachment %j of type %j', async (filename, contentType) => {
    const attachments = [{ filename, contentType, content: PDF }];
    await expect(buildMime({ ...mail, attachments })).rejects.toMatchObject({ code: 'attachment_invalid' });
  });
});

it('takes an address on a host with national letters', async () => {
  const parsed = readMime(await buildMime({ ...mail, to: { name: null, address: 'a@blåbær.example' } }));
  expect(parsed.header('to')).toBe('a@xn--blbr-roah.example');
});
