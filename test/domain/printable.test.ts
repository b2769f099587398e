import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { describe, expect, it } from 'vitest';
import { assertPrintable, unprintable } from '../../layers/domain/printable.ts';

const fonts = resolve(import.meta.dirname, '../../layers/assets/fonts');

describe('what can be drawn in a document', () => {
  it('covers the Nordic languages, Polish, Greek, Cyrillic and Turkish', () => {
    for (const text of [
      'Åse Ørsted Æbelø',
      'Ängström Öberg',
      'Łódź Świętokrzyskie',
      'Ελληνικά ώ',
      'Кириллица ёЁ',
      'İstanbul ğüşıöç',
      '€ § – “”',
    ]) {
      expect(unprintable(text)).toBeNull();
    }
  });

  it('names the first character that has no glyph, with where it stands', () => {
    expect(unprintable('Wang 王')).toBe('王');
    expect(() =>
      assertPrintable([
        { pointer: '/title', text: 'ok' },
        { pointer: '/recipients/0/name', text: '王' },
      ]),
    ).toThrow(
      expect.objectContaining({
        code: 'invalid_characters',
        errors: [
          {
            pointer: '/recipients/0/name',
            code: 'unsupported_character',
            detail: 'U+738B cannot be drawn in a document.',
          },
        ],
      }),
    );
  });

  it('is what the shipped faces really hold', () => {
    for (const name of ['NotoSans_400Regular', 'NotoSans_400Regular_Italic', 'NotoSans_700Bold']) {
      const face = fontkit.create(readFileSync(join(fonts, `${name}.ttf`)));
      const missing = [];
      for (let code = 32; code < 0xffff; code += 1) {
        if (code >= 0xd800 && code <= 0xdfff) continue;
        if (
          unprintable(String.fromCodePoint(code)) === null &&
          code !== 10 &&
          code !== 13 &&
          !face.hasGlyphForCodePoint(code)
        )
          missing.push(code);
      }
      expect(missing).toEqual([]);
    }
  });
});
