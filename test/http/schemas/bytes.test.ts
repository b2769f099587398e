import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { base64Content, decodedSize, maxInlineBytes } from '../../../layers/http/schemas/bytes.ts';

const publishedPattern = new RegExp(z.toJSONSchema(base64Content, { io: 'input' }).pattern ?? 'never');

describe('base64Content', () => {
  it('takes what a base64 encoder writes, and knows its size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(base64Content.parse(text)).toBe(text);
        expect(decodedSize(text)).toBe(bytes.length);
        expect(text).toMatch(publishedPattern);
      }),
    );
  });

  it.each([
    '',
    'A',
    'AA',
    'AAA',
    'A===',
    'AAAA=',
    'AA=A',
    'AAA-',
    'AAA_',
    'AAAA\n',
    ' AAAA',
    'AAAA AAAA',
    'AB==',
    'AAB=',
    'data:;base64,AAAA',
  ])('refuses %j', (text) => {
    expect(base64Content.safeParse(text).success).toBe(false);
    if (text !== '') expect(text).not.toMatch(publishedPattern);
  });

  it('takes 3 MB and not a byte more', () => {
    expect(base64Content.safeParse(Buffer.alloc(maxInlineBytes).toString('base64')).success).toBe(true);
    expect(base64Content.safeParse(Buffer.alloc(maxInlineBytes + 1).toString('base64')).success).toBe(false);
  });
});
