import { describe, expect, it } from 'vitest';
import { negotiateLocale, toPageLocale } from '../../layers/pages/catalogue/locales.ts';

describe('the language of a page', () => {
  it.each([
    ['da', 'da'],
    ['sv-FI', 'sv'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['FI', 'fi'],
    ['en_GB', 'en'],
  ])('reads %s as %s', (tag, locale) => {
    expect(toPageLocale(tag)).toBe(locale);
  });

  it.each(['', 'de', '<script>', 'constructor', '__proto__'])('has none for %j', (tag) => {
    expect(toPageLocale(tag)).toBeUndefined();
  });

  it.each([
    ['da-DK,da;q=0.9,en;q=0.8', 'da'],
    ['de-DE,de;q=0.9,sv;q=0.5,en;q=0.4', 'sv'],
    ['en;q=0.3, fi;q=0.8', 'fi'],
    ['sv;q=0, nb', 'nb'],
    ['*', 'en'],
    [undefined, 'en'],
    [';;;,,,q=', 'en'],
    ['de', 'en'],
  ])('answers Accept-Language %j with %s', (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale);
  });
});
