/** Languages of the pages, in the order of the switch. BCP 47. */
export const LOCALES = ['da', 'sv', 'nb', 'fi', 'en'] as const;

/** A language of the pages. */
export type PageLocale = (typeof LOCALES)[number];

/** What each language calls itself. */
export const LOCALE_NAMES: Readonly<Record<PageLocale, string>> = {
  da: 'Dansk',
  sv: 'Svenska',
  nb: 'Norsk',
  fi: 'Suomi',
  en: 'English',
};

/** `no` and `nn` readers get Bokmål, the nearest we have. */
const ALIASES: ReadonlyMap<string, PageLocale> = new Map([
  ['no', 'nb'],
  ['nn', 'nb'],
]);

/** The page language for a BCP 47 tag, or undefined when we have none for it. */
export function toPageLocale(tag: string): PageLocale | undefined {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return LOCALES.find((locale) => locale === language) ?? ALIASES.get(language);
}

/**
 * The best page language for an `Accept-Language` header (RFC 9110 §12.5.4); English when nothing fits.
 */
export function negotiateLocale(header: string | undefined): PageLocale {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((entry, index) => {
      const [tag = '', ...parameters] = entry.split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { locale: toPageLocale(tag), quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter((entry) => entry.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return wanted.find((entry) => entry.locale !== undefined)?.locale ?? 'en';
}
