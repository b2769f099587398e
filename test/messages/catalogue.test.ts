import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../layers/messages/catalogue/catalogues.ts';
import { placeholdersOf } from '../../layers/messages/fill.ts';
import { LOCALES } from '../../layers/privacy/texts/locale.ts';

describe.each(LOCALES.filter((locale) => locale !== 'en'))('the %s catalogue', (locale) => {
  const english = phrasesOf(CATALOGUES.en);
  const translated = phrasesOf(CATALOGUES[locale]);

  it('has exactly the keys of English', () => {
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('names the same places in every phrase', () => {
    for (const [key, phrase] of english) {
      expect([key, placeholdersOf(translated.get(key) ?? '')]).toEqual([key, placeholdersOf(phrase)]);
    }
  });

  it('leaves no phrase empty, padded or in English', () => {
    for (const [key, phrase] of translated) {
      expect(phrase.trim(), key).toBe(phrase);
      expect(phrase.length, key).toBeGreaterThan(0);
      if (phrase.split(' ').length > 3) expect(phrase, key).not.toBe(english.get(key));
    }
  });
});

it('writes all phrases in NFC without control characters', () => {
  for (const locale of LOCALES) {
    for (const [key, phrase] of phrasesOf(CATALOGUES[locale])) {
      expect(phrase, `${locale} ${key}`).toBe(phrase.normalize('NFC'));
      expect(phrase, `${locale} ${key}`).not.toMatch(/\p{C}/u);
    }
  }
});

it('names no place in a subject, because subjects reach logs of providers', () => {
  for (const locale of LOCALES) {
    const subjects = [...phrasesOf(CATALOGUES[locale])].filter(([key]) => key.endsWith('.subject'));
    expect(subjects.length).toBe(28);
    for (const [key, subject] of subjects) expect(placeholdersOf(subject), `${locale} ${key}`).toEqual([]);
  }
});

function phrasesOf(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') found.set(`${path}${key}`, value);
    else for (const [inner, phrase] of phrasesOf(value, `${path}${key}.`)) found.set(inner, phrase);
  }
  return found;
}
