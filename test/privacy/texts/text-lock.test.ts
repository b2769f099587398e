import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defineText } from '../../../layers/privacy/texts/define-text.ts';
import { ALL_TEXTS } from '../../../layers/privacy/texts/registry.ts';
import { extendLock, type TextLock } from '../../../layers/privacy/texts/text-lock.ts';
import { textHash } from '../../../layers/privacy/texts/text-version.ts';

const file = new URL('../../../layers/privacy/texts/hashes.lock.json', import.meta.url);
const lock: TextLock = JSON.parse(readFileSync(file, 'utf8'));
const first = { effectiveFrom: '2026-01-01', text: 'Jeg er enig.' };
const published = extendLock({}, defineText('x', 'da', 'declaration', [first]));

it('P-36 P-6: no published wording was edited, and every wording is in the lock file', () => {
  expect(extendLock(lock, ALL_TEXTS)).toEqual(lock);
});

it('P-36: an edit without a new version is refused', () => {
  const edited = defineText('x', 'da', 'declaration', [{ ...first, text: 'Jeg er helt enig.' }]);
  expect(() => extendLock(published, edited)).toThrow(expect.objectContaining({ code: 'text_changed' }));
});

it('P-36: a changed date is an edit too', () => {
  const moved = defineText('x', 'da', 'declaration', [{ ...first, effectiveFrom: '2026-01-02' }]);
  expect(() => extendLock(published, moved)).toThrow(expect.objectContaining({ code: 'text_changed' }));
});

it('P-6: a wording that somebody agreed to cannot be removed', () => {
  expect(() => extendLock(published, [])).toThrow(expect.objectContaining({ code: 'text_changed' }));
});

it('P-6: a new wording at the end is a new version and leaves the old hash alone', () => {
  const grown = defineText('x', 'da', 'declaration', [
    first,
    { effectiveFrom: '2027-01-01', text: 'Jeg er helt enig.' },
  ]);
  const extended = extendLock(published, grown);
  expect(Object.keys(extended)).toEqual(['x/1/da', 'x/2/da']);
  expect(extended['x/1/da']).toBe(published['x/1/da']);
});

it('hashes the same words the same way however their letters are composed', () => {
  const [composed] = defineText('x', 'da', 'notice', [{ ...first, text: 'Åse' }]);
  const [decomposed] = defineText('x', 'da', 'notice', [{ ...first, text: 'A\u030Ase' }]);
  if (composed === undefined || decomposed === undefined) throw new Error('no wording');
  expect(textHash(composed)).toBe(textHash(decomposed));
  expect(textHash(composed)).toMatch(/^[0-9a-f]{64}$/);
});

it('hashes to the value that anybody computes from the canonical JSON', () => {
  const [text] = defineText('x', 'da', 'notice', [{ effectiveFrom: '2026-01-01', text: 'ja' }]);
  if (text === undefined) throw new Error('no wording');
  // printf '{"effectiveFrom":"2026-01-01","id":"x","kind":"notice","locale":"da","text":"ja","version":1}' | sha256sum
  expect(textHash(text)).toBe('9822db2d438c969cb7e384fafe20d0d1dc86a81c5e18557d17856eb02b18b9c2');
});
