import { domainToASCII } from 'node:url';
import * as z from 'zod';

const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domainPart = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/** The domain in lower case, an internationalised one in its ASCII form (RFC 5891). */
function withPlainDomain(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return address;
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`.replace(/@.*$/, (part) =>
    part.toLowerCase(),
  );
}

function isAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  return (
    at > 0 &&
    local.length <= 64 &&
    address.length <= 254 &&
    localPart.test(local) &&
    domainPart.test(address.slice(at + 1))
  );
}

/**
 * An e-mail address: ASCII local part (what every mail server takes), domain in lower case. An address that
 * compatibility normalisation would turn into another one is refused, never silently changed.
 */
export const email = z.lazy(() =>
  z
    .string()
    .max(254)
    .refine((value) => value.normalize('NFKC') === value, {
      error: 'Compatibility characters are refused in addresses.',
      params: { code: 'invalid_email' },
      abort: true,
    })
    .overwrite(withPlainDomain)
    .refine(isAddress, { error: 'Not an e-mail address.', params: { code: 'invalid_email' } })
    .meta({
      format: 'email',
      pattern:
        "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+(?:[A-Za-z]{2,63}|xn--[a-z0-9-]{2,59})$",
      example: 'asa@example.com',
    }),
);

/** A telephone number in E.164. */
export const phone = z.lazy(() =>
  z
    .string()
    .refine((value) => /^\+[1-9]\d{6,14}$/.test(value), {
      error: 'A number in E.164, as +4512345678.',
      params: { code: 'invalid_phone' },
    })
    .meta({ pattern: '^\\+[1-9][0-9]{6,14}$', example: '+4512345678' }),
);
