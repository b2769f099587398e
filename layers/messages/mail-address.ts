import { MessageError } from './message-error.ts';

/** One mailbox: a display name in any language and an address. */
export interface MailAddress {
  readonly name: string | null;
  readonly address: string;
}

/** RFC 5321 dot-string local part in ASCII (SES takes no other) and a host name, also in national letters. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const HOST = /^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)*$/u;

/**
 * Checks one mailbox so that it can stand in a header as exactly one mailbox.
 *
 * @throws MessageError `address_invalid` for a bad address or a name with control characters
 */
export function checkAddress(mailbox: MailAddress): { name: string; address: string } {
  const at = mailbox.address.lastIndexOf('@');
  const local = mailbox.address.slice(0, Math.max(at, 0));
  const host = mailbox.address.slice(at + 1);
  const sized = local.length <= 64 && host.length <= 253;
  if (!sized || !LOCAL.test(local) || !HOST.test(host)) {
    throw new MessageError('address_invalid', 'an email address is not one mailbox');
  }
  const name = mailbox.name ?? '';
  if (/\p{Cc}/u.test(name))
    throw new MessageError('address_invalid', 'a display name has control characters');
  return { name, address: mailbox.address };
}
