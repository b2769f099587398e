import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../layers/pages/catalogue/locales.ts';
import { type ToldTextId, toldText } from '../../../layers/pages/sign/told-texts.ts';
import { currentText } from '../../../layers/privacy/texts/registry.ts';

const told: readonly ToldTextId[] = ['signing-notice', 'decline-notice', 'not-me-notice'];
const days = ['2025-01-01', '2026-06-01', '2040-01-01'];

describe.each(told)('%s on the page', (id) => {
  it.each(LOCALES)('is the registry’s wording in %s, on any day', (locale) => {
    for (const day of days) {
      const at = new Date(`${day}T12:00:00Z`);
      expect(toldText(id, locale, at).join('\n\n')).toBe(currentText(id, locale, at).text);
    }
  });
});
