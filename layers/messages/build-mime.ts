import MailComposer from 'nodemailer/lib/mail-composer';
import { checkAddress, type MailAddress } from './mail-address.ts';
import { checkHeaders, checkValue } from './mail-headers.ts';
import { MessageError } from './message-error.ts';

/** A file that travels with a mail. */
export interface MailAttachment {
  /** File name as the reader sees it, any language, without path. */
  readonly filename: string;
  /** For example `application/pdf`. */
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** Everything a mail consists of. */
export interface MailParts {
  readonly from: MailAddress;
  readonly to: MailAddress;
  readonly replyTo?: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly MailAttachment[];
  /** Further headers, for example `List-Unsubscribe`; the ones set here cannot be replaced. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Left part of the Message-ID; the same fact gives the same id. Random when absent. */
  readonly messageKey?: string;
}

/**
 * Builds an RFC 5322 message as bytes: multipart/alternative (text, HTML) in UTF-8, inside multipart/mixed when
 * something is attached. Marked as automatic (RFC 3834), so that absence replies are not sent; delivery failures
 * are not suppressed, we need them. Nothing is read from disk or network.
 *
 * @throws MessageError `address_invalid`, `header_invalid` (a line break or control character anywhere in a
 *   header), `attachment_invalid`
 */
export async function buildMime(parts: MailParts): Promise<Uint8Array> {
  const from = checkAddress(parts.from);
  const to = checkAddress(parts.to);
  const headers = checkHeaders(parts.headers ?? {});
  const composer = new MailComposer({
    from,
    to,
    ...(parts.replyTo === undefined ? {} : { replyTo: checkAddress(parts.replyTo) }),
    subject: checkValue('subject', parts.subject),
    text: parts.text,
    html: parts.html,
    attachments: (parts.attachments ?? []).map(attachment),
    messageId: messageId(parts.messageKey ?? crypto.randomUUID(), from.address),
    date: new Date(),
    headers: {
      ...headers,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply, RN, NRN',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function attachment(file: MailAttachment): { filename: string; contentType: string; content: Buffer } {
  const named = /^[^\p{C}/\\]{1,200}$/u.test(file.filename);
  const typed = /^[\w.+-]+\/[\w.+-]+$/.test(file.contentType);
  if (!named || !typed) throw new MessageError('attachment_invalid', 'an attachment has a bad name or type');
  return { filename: file.filename, contentType: file.contentType, content: Buffer.from(file.content) };
}

function messageId(key: string, address: string): string {
  if (!/^[A-Za-z0-9._-]{1,120}$/.test(key)) {
    throw new MessageError(
      'header_invalid',
      'a message key has letters, digits, dot, dash and underscore only',
    );
  }
  return `<${key}@${address.slice(address.lastIndexOf('@') + 1)}>`;
}
