import { describe, expect, it } from 'vitest';
import { placeholdersOf } from '../../../layers/messages/fill.ts';
import { defineText } from '../../../layers/privacy/texts/define-text.ts';
import { isLocale, LOCALES, nearestLocale } from '../../../layers/privacy/texts/locale.ts';
import { ALL_TEXTS, currentText, type TextId, textVersion } from '../../../layers/privacy/texts/registry.ts';
import { wordingOn } from '../../../layers/privacy/texts/wording-on.ts';

const IDS = [...new Set(ALL_TEXTS.map((text) => text.id))] as TextId[];
const SIGNING: TextId[] = [
  'signing-consent',
  'approval-statement',
  'signing-notice',
  'decline-notice',
  'not-me-notice',
];
const now = new Date('2026-11-01T00:00:00Z');

describe.each(LOCALES)('in %s', (locale) => {
  it.each(SIGNING)('%s exists in the signer’s own language', (id) => {
    expect(currentText(id, locale, now)).toMatchObject({ id, locale });
  });
});

describe.each(['da', 'sv', 'en'] as const)('in %s', (locale) => {
  it.each(IDS)('P-6: %s exists', (id) => {
    expect(currentText(id, locale, now).locale).toBe(locale);
  });
});

it('answers in English where a text does not exist in a language, and says so', () => {
  expect(currentText('dpa', 'fi', now)).toMatchObject({ id: 'dpa', locale: 'en' });
});

it.each(IDS)(
  'P-6: %s has the same version, kind, date, places, numbers and paragraphs in every language',
  (id) => {
    const english = currentText(id, 'en', now);
    for (const locale of LOCALES) {
      const text = currentText(id, locale, now);
      expect(text.version).toBe(english.version);
      expect(text.kind).toBe(english.kind);
      expect(text.effectiveFrom).toBe(english.effectiveFrom);
      expect(placeholdersOf(text.text)).toEqual(placeholdersOf(english.text));
      expect(digitsOf(text.text)).toEqual(digitsOf(english.text));
      expect(text.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length);
    }
  },
);

it('P-36: every version can be looked up again by what a person says was shown', () => {
  for (const text of ALL_TEXTS) expect(textVersion(text.id, text.version, text.locale)).toEqual(text);
  expect(textVersion('signing-consent', 99, 'da')).toBeNull();
  expect(textVersion('constructor', 1, 'da')).toBeNull();
  expect(textVersion('dpa', 1, 'fi')).toBeNull();
});

it('P-36 SM-1: a notice, an acknowledgement and a consent are different kinds and say so', () => {
  expect(currentText('policy-acknowledgement', 'en', now)).toMatchObject({ kind: 'acknowledgement' });
  expect(currentText('policy-acknowledgement', 'en', now).text).toContain('not consent');
  expect(currentText('marketing-consent', 'en', now).kind).toBe('consent');
  expect(currentText('signing-consent', 'en', now).kind).toBe('declaration');
});

it('NX-23: the signer’s notice asks for no consent to data processing and names the controller', () => {
  expect(currentText('signing-notice', 'en', now).text).toContain('asks you for no consent');
  expect(placeholdersOf(currentText('signing-notice', 'en', now).text)).toEqual(['contact', 'controller']);
});

it('gives a text also to a clock that is behind its first day', () => {
  expect(currentText('dpa', 'en', new Date('2020-01-01T00:00:00Z')).version).toBe(1);
});

it.each([
  ['2025-12-31T23:59:59Z', 1],
  ['2026-01-01T00:00:00Z', 1],
  ['2026-12-31T23:59:59Z', 1],
  ['2027-01-01T00:00:00Z', 2],
  ['2040-01-01T00:00:00Z', 2],
])('P-6: at %s version %i of a text that changes in 2027 is the current one', (at, version) => {
  const versions = defineText('x', 'da', 'notice', [
    { effectiveFrom: '2026-01-01', text: 'a' },
    { effectiveFrom: '2027-01-01', text: 'b' },
  ]);
  expect(wordingOn(versions, new Date(at))?.version).toBe(version);
  expect(wordingOn([], new Date(at))).toBeNull();
});

it.each([
  ['da-DK', 'da'],
  ['SV', 'sv'],
  ['no', 'nb'],
  ['nn-NO', 'nb'],
  ['fi_FI', 'fi'],
  ['de', 'en'],
  ['', 'en'],
  [null, 'en'],
  [undefined, 'en'],
])('reads the tag %s as %s', (tag, locale) => {
  expect(nearestLocale(tag)).toBe(locale);
});

it.each(['no', 'DA', '', null, 7])('does not take %j for a language', (value) => {
  expect(isLocale(value)).toBe(false);
});

function digitsOf(text: string): string[] {
  return (text.match(/\d+/g) ?? []).sort();
}
