import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fileName, multiLine, nameText, singleLine } from '../../../layers/http/schemas/text.ts';

const codesOf = (schema: z.ZodType, value: unknown): unknown[] => {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => (issue.code === 'custom' ? issue.params?.code : issue.code));
};
const name = nameText({ max: 120 });
const message = multiLine({ max: 4000 });

describe('text', () => {
  it('is kept in NFC, without spaces around it', () => {
    expect(name.parse('  A\u030ase  ')).toBe('\u00c5se');
    expect(message.parse('a\r\nb\n')).toBe('a\nb');
  });

  it.each([
    ['a control', 'a\u0007b'],
    ['NUL', 'a\u0000b'],
    ['a right-to-left override', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['half a surrogate pair', 'a\ud800b'],
    ['a control of the second block', 'a\u0085b'],
  ])('refuses %s everywhere', (_, value) => {
    expect(codesOf(name, value)).toContain('invalid_characters');
    expect(codesOf(message, value)).toContain('invalid_characters');
  });

  it.each([
    ['a line end', 'a\nb'],
    ['a zero-width space', 'a\u200bb'],
    ['a soft hyphen', 'pay\u00adpal'],
    ['a byte order mark', '\ufeffa\ufeffb'],
  ])('refuses %s in names only', (_, value) => {
    expect(codesOf(name, value)).toContain('invalid_characters');
    expect(codesOf(message, value)).toEqual([]);
  });

  it('takes what people are called', () => {
    for (const each of [
      'Åse Ø',
      "Seán O'Brien",
      'Jean-Luc',
      '山田 太郎',
      'محمد',
      'நா\u200cம்',
      '👩‍👩‍👧 ApS',
      'Nemlig.com A/S',
      'Bolig ApS (CVR 12345678)',
    ]) {
      expect(codesOf(name, each)).toEqual([]);
    }
  });

  it.each([
    'http://evil.example',
    'Click https://evil.example now',
    'www.evil.example',
    'evil.example/login',
    'javascript:alert(1)',
    '\uff48\uff54\uff54\uff50://evil.example',
    'mailto:a@example.com',
  ])('refuses a link in a name: %s', (value) => {
    expect(codesOf(name, value)).toContain('url_not_allowed');
    expect(codesOf(singleLine({ max: 200 }), value)).toEqual([]);
  });

  it('counts characters, not their halves', () => {
    const three = singleLine({ max: 3 });
    expect(codesOf(three, '😀😀😀')).toEqual([]);
    expect(codesOf(three, '😀😀😀😀')).toEqual(['too_long']);
    expect(codesOf(three, 'e\u0301e\u0301e\u0301')).toEqual([]);
    expect(codesOf(three, '   ')).toEqual(['too_short']);
    expect(codesOf(multiLine({ max: 3, min: 0 }), '')).toEqual([]);
  });

  it.each(['../etc/passwd', 'a/b.pdf', 'C:\\b.pdf', '..'])('refuses a path for a file name: %s', (value) => {
    expect(codesOf(fileName, value)).toContain('invalid_characters');
  });

  it('lets through only what it would let through again, unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 140 }), (value) => {
        const parsed = name.safeParse(value);
        if (!parsed.success) return;
        expect(parsed.data).toBe(parsed.data.normalize('NFC').trim());
        expect(parsed.data.isWellFormed()).toBe(true);
        expect(name.parse(parsed.data)).toBe(parsed.data);
      }),
    );
  });

  it('publishes a pattern that says what it does', () => {
    for (const schema of [name, message, multiLine({ max: 9, min: 0 })]) {
      const published = z.toJSONSchema(schema, { io: 'input' });
      const pattern = new RegExp(published.pattern ?? '', 'u');
      for (const value of ['Åse', 'a b', '', ' ', 'a\u202eb', 'a\u0000', 'a\nb', '\u200b', '😀']) {
        const refused = codesOf(schema, value).some(
          (code) => code === 'invalid_characters' || code === 'too_short',
        );
        expect([value, pattern.test(value)]).toEqual([value, !refused]);
      }
    }
  });
});
