import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { newEnvelopeExample } from '../../../layers/http/examples/envelope.ts';
import { ids } from '../../../layers/http/examples/ids.ts';
import type { FieldError } from '../../../layers/http/field-error.ts';
import { problemFromZod } from '../../../layers/http/problem-from-zod.ts';
import {
  envelopeCorrection,
  envelopePatch,
  newEnvelope,
} from '../../../layers/http/schemas/envelope-input.ts';
import { newRecipient } from '../../../layers/http/schemas/recipient.ts';

const errorsOf = (schema: z.ZodType, value: unknown): string[] => {
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success
    ? []
    : problemFromZod(parsed.error).errors.map(({ pointer, code }: FieldError) => `${pointer} ${code}`);
};
const envelope = (over: object) => errorsOf(newEnvelope, { ...newEnvelopeExample, ...over });
const bo = { name: 'Bo', email: 'bo@example.com' };
const field = newEnvelopeExample.fields[0];
const times = <T>(count: number, value: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => value(index));

describe('newEnvelope', () => {
  it('takes the least there is, and fills in what is usual', () => {
    expect(newEnvelope.parse({ title: 'T', recipients: [bo] })).toEqual({
      title: 'T',
      status: 'draft',
      recipients: [{ ...bo, role: 'signer', order: 1, authentication: { method: 'link' } }],
    });
  });

  it.each<[string, object, string[]]>([
    ['no title', { title: undefined }, ['/title required']],
    ['a number for a title', { title: 5 }, ['/title invalid_type']],
    ['a title too long', { title: 'a'.repeat(201) }, ['/title too_long']],
    ['a message too long', { message: 'a'.repeat(4001) }, ['/message too_long']],
    ['a language nobody reads', { locale: 'de' }, ['/locale invalid_value']],
    [
      '11 documents',
      { documents: times(11, (n) => ({ name: `${n}`, content: 'AAAA' })) },
      ['/documents too_many'],
    ],
    ['51 recipients', { recipients: times(51, () => bo) }, ['/recipients too_many']],
    ['501 fields', { fields: times(501, () => field) }, ['/fields too_many']],
    [
      '21 metadata keys',
      { metadata: Object.fromEntries(times(21, (n) => [`k${n}`, 'v'])) },
      ['/metadata too_many'],
    ],
    ['a long metadata value', { metadata: { k: 'a'.repeat(501) } }, ['/metadata/k too_long']],
    [
      'a metadata key too long',
      { metadata: { ['k'.repeat(41)]: 'v' } },
      [`/metadata/${'k'.repeat(41)} invalid_format`],
    ],
    ['an invisible metadata key', { metadata: { 'a\u200b': 'v' } }, ['/metadata/a\u200b invalid_format']],
    ['a metadata number', { metadata: { k: 1 } }, ['/metadata/k invalid_type']],
    ['a deadline beyond a year', { expiresIn: 'P2Y' }, ['/expiresIn too_big']],
    ['sendAt of a draft', { status: 'draft', sendAt: '2026-12-01T08:00:00Z' }, ['/sendAt not_allowed']],
    ['bad base64', { documents: [{ name: 'a', content: 'AAA' }] }, ['/documents/0/content invalid_base64']],
    ['stray bits', { documents: [{ name: 'a', content: 'AB==' }] }, ['/documents/0/content invalid_base64']],
    ['a field off every page', { fields: [{ ...field, x: -1 }] }, ['/fields/0/x too_small']],
    ['a field on page 0', { fields: [{ ...field, page: 0 }] }, ['/fields/0/page too_small']],
    ['a field without height', { fields: [{ ...field, height: 0 }] }, ['/fields/0/height too_small']],
    [
      'an infinite field',
      { fields: [{ ...field, width: Number.POSITIVE_INFINITY }] },
      ['/fields/0/width invalid_type'],
    ],
    ['a wrong role', { recipients: [{ ...bo, role: 'boss' }] }, ['/recipients/0/role invalid_value']],
    ['half a recipient', { recipients: [{ name: 'Bo' }] }, ['/recipients/0/email required']],
    ['order 0', { recipients: [{ ...bo, order: 0 }] }, ['/recipients/0/order too_small']],
    [
      'a channel twice',
      { recipients: [{ ...bo, notify: ['email', 'email'] }] },
      ['/recipients/0/notify duplicate'],
    ],
    [
      'a ref twice',
      {
        recipients: [
          { ...bo, ref: 'a' },
          { ...bo, ref: 'a' },
        ],
      },
      ['/recipients/1/ref duplicate'],
    ],
    [
      'unknown members, deep down too',
      {
        colour: 1,
        recipients: [{ ...bo, age: 3 }],
        sender: { name: 'A', email: 'a@example.com', phone: '1' },
      },
      ['/sender/phone unknown_field', '/recipients/0/age unknown_field', '/colour unknown_field'],
    ],
  ])('refuses %s', (_, over, expected) => {
    expect(envelope(over)).toEqual(expected);
  });

  it('needs no title for a copy', () => {
    expect(errorsOf(newEnvelope, { copyOf: ids.envelope })).toEqual([]);
  });

  it('counts the inline documents of a request together', () => {
    const content = Buffer.alloc(1_700_000).toString('base64');
    const documents = [
      { name: 'a', content },
      { name: 'b', content },
    ];
    expect(envelope({ documents: documents.slice(1), fields: [] })).toEqual([]);
    expect(envelope({ documents, fields: [] })).toEqual(['/documents too_big']);
  });

  it('does not let a member named __proto__ through', () => {
    const body: unknown = JSON.parse('{"title":"T","metadata":{"__proto__":"x"}}');
    const parsed = newEnvelope.safeParse(body);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    if (parsed.success) expect(Object.getPrototypeOf(parsed.data.metadata ?? {})).toBe(Object.prototype);
  });
});

describe('newRecipient', () => {
  it.each<[object, string[]]>([
    [{ name: 'Bo', phone: '+4512345678' }, []],
    [{ name: 'Bo', phone: '+4512345678', notify: ['email'] }, ['/email required']],
    [{ name: 'Bo', email: 'bo@example.com', notify: ['sms'] }, ['/phone required']],
    [{ name: 'Bo', email: 'bo@example.com', authentication: { method: 'smsCode' } }, ['/phone required']],
    [
      { name: 'Bo', phone: '+4512345678', notify: ['sms'], authentication: { method: 'emailCode' } },
      ['/email required'],
    ],
    [{ name: 'Bo' }, ['/email required']],
    [{ ...bo, authentication: { method: 'carrierPigeon' } }, ['/authentication/method invalid_value']],
  ])('%j gives %j', (value, expected) => {
    expect(errorsOf(newRecipient, value)).toEqual(expected);
  });
});

describe('envelopePatch and envelopeCorrection', () => {
  it('keep absent and null apart', () => {
    expect(envelopePatch.parse({})).toEqual({});
    expect(envelopePatch.parse({ message: null, reminders: null })).toEqual({
      message: null,
      reminders: null,
    });
    expect(envelopePatch.safeParse({ title: null }).success).toBe(false);
  });

  it('want at least one change to correct', () => {
    expect(errorsOf(envelopeCorrection, {})).toEqual([' required']);
    expect(errorsOf(envelopeCorrection, { recipients: [] })).toEqual(['/recipients too_few']);
    expect(errorsOf(envelopeCorrection, { message: null })).toEqual([]);
    expect(errorsOf(envelopeCorrection, { documents: [] })).toContain('/documents unknown_field');
  });
});
