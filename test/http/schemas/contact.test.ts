import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { email, phone } from '../../../layers/http/schemas/contact.ts';

describe('email', () => {
  it.each([
    ['Asa.O+x@Example.COM', 'Asa.O+x@example.com'],
    ['a@b.co', 'a@b.co'],
    ['info@blåbær.dk', 'info@xn--blbr-roah.dk'],
    ['bounce@simulator.amazonses.com', 'bounce@simulator.amazonses.com'],
  ])('reads %s as %s', (value, expected) => {
    expect(email.parse(value)).toBe(expected);
  });

  it.each([
    '',
    'a',
    '@example.com',
    'a@',
    'a@localhost',
    'a@@example.com',
    'a b@example.com',
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a@-example.com',
    'a@example.com\r\nBcc: b@example.com',
    '"a b"@example.com',
    'a@[192.0.2.1]',
    'å@example.com',
    'a\uff20example.com',
    'a@example\uff0ecom',
    '\u212aim@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.com`,
  ])('refuses %j', (value) => {
    expect(email.safeParse(value).success).toBe(false);
  });

  it('never turns an address that it took into another one', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (value) => {
        const parsed = email.safeParse(value);
        if (!parsed.success) return;
        expect(email.parse(parsed.data)).toBe(parsed.data);
        expect(parsed.data.toLowerCase()).toBe(value.toLowerCase());
      }),
    );
  });

  it('publishes a pattern that its own examples meet', () => {
    const { pattern = '' } = z.toJSONSchema(email, { io: 'input' });
    expect('Asa.O+x@Example.COM').toMatch(new RegExp(pattern, 'u'));
    expect('a@localhost').not.toMatch(new RegExp(pattern, 'u'));
  });
});

describe('phone', () => {
  it.each(['+4512345678', '+46701234567', '+4500000001'])('takes %s', (value) => {
    expect(phone.parse(value)).toBe(value);
  });
  it.each([
    '4512345678',
    '+0512345678',
    '+45 12 34 56 78',
    '+45123',
    '+1234567890123456',
    '+45１２３４５６７８',
  ])('refuses %s', (value) => {
    expect(phone.safeParse(value).success).toBe(false);
  });
});
