import { type Locale, locales } from '../../domain/envelope/vocabulary.ts';

export type { Locale };

/** Languages in which people read our pages, messages and texts (BCP 47 primary tags). */
export const LOCALES = locales;

/** Tells whether a value is exactly one of the supported tags. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value);
}

/**
 * The supported language nearest to a BCP 47 tag: the region is dropped, `no` and `nn` are read in `nb`,
 * everything else in English. Never throws, so that a strange header cannot stop a message.
 */
export function nearestLocale(tag: string | null | undefined): Locale {
  const primary = (tag ?? '').trim().toLowerCase().split(/[-_]/)[0] ?? '';
  if (primary === 'no' || primary === 'nn') return 'nb';
  return isLocale(primary) ? primary : 'en';
}
