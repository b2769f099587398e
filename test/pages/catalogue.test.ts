import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { format } from '../../layers/pages/catalogue/catalogue.ts';
import { CATALOGUES } from '../../layers/pages/catalogue/catalogues.ts';
import { en } from '../../layers/pages/catalogue/en.ts';
import { LOCALE_NAMES, LOCALES } from '../../layers/pages/catalogue/locales.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
const keys = Object.keys(en) as (keyof typeof en)[];
const PAGES = join(import.meta.dirname, '../../layers/pages');

function sources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.startsWith('catalogue'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}

describe.each(LOCALES.filter((locale) => locale !== 'en'))('the %s catalogue', (locale) => {
  const catalogue = CATALOGUES[locale];

  it('has every key of the English one and no other, in the same order', () => {
    expect(Object.keys(catalogue)).toEqual(keys);
  });

  it.each(keys)('%s says something, with the same placeholders', (key) => {
    const text = catalogue[key];
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect(placeholders(text)).toEqual(placeholders(en[key]));
  });

  it('is a translation: hardly any sentence is the English one', () => {
    const sentences = keys.filter((key) => en[key].includes(' ') && placeholders(en[key]).length === 0);
    expect(sentences.filter((key) => catalogue[key] === en[key])).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('names every language in itself', () => {
    expect(Object.keys(LOCALE_NAMES).sort()).toEqual([...LOCALES].sort());
  });

  it('has a plural for every singular', () => {
    const stems = (suffix: string) =>
      keys.filter((key) => key.endsWith(suffix)).map((key) => key.slice(0, -suffix.length));
    expect(stems('.one')).toEqual(stems('.other'));
  });

  it('holds no text that no page shows', () => {
    const code = sources(PAGES);
    const used = (key: string) => {
      const stem = key.replace(/\.(one|other)$/, '');
      const [first = '', ...rest] = stem.split('.');
      const pattern = new RegExp(
        `\`(\\$\\{\\w+(\\.\\w+)*\\}|${first})\\.(\\$\\{|${rest.slice(0, -1).join('\\.')}|${rest.at(-1)}\`)`,
      );
      return code.includes(`'${stem}'`) || code.includes(`'${key}'`) || pattern.test(code);
    };
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it('puts values in and leaves an unknown placeholder to be seen', () => {
    expect(format('{a} of {b}', { a: 1 })).toBe('1 of {b}');
    expect(format('{a}', { a: '{b}', b: 'no' })).toBe('{b}');
  });
});
