import { format, type MessageKey, type MessageValues, type PluralKey } from '../../catalogue/catalogue.ts';
import { CATALOGUES } from '../../catalogue/catalogues.ts';
import { LOCALE_NAMES, LOCALES, type PageLocale, toPageLocale } from '../../catalogue/locales.ts';
import { h, refresh } from './live.ts';

let current: PageLocale = toPageLocale(document.documentElement.lang) ?? 'en';
let titleOf: (() => string) | null = null;

/** The language that the page speaks now. */
export function locale(): PageLocale {
  return current;
}

/** Speaks another language from now on; every live text follows. */
export function setLocale(next: PageLocale): void {
  current = next;
  document.documentElement.lang = next;
  if (titleOf !== null) document.title = titleOf();
  refresh();
}

/** The text for a key in the current language. */
export function t<Key extends MessageKey>(key: Key, ...values: MessageValues<Key>): string {
  return format(CATALOGUES[current][key], values[0]);
}

/** The singular or plural text for a number. */
export function plural(key: PluralKey, count: number): string {
  const one = new Intl.PluralRules(current).select(count) === 'one';
  const form = one ? (`${key}.one` as const) : (`${key}.other` as const);
  const text = CATALOGUES[current][form];
  return format(text, { count: new Intl.NumberFormat(current).format(count) });
}

/** Sets the title of the window, in every language. */
export function setTitle(title: () => string): void {
  titleOf = title;
  document.title = title();
}

/** A time with its day, in the reader's own zone. */
export function formatTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(current === 'en' ? 'en-GB' : current, {
    dateStyle: 'long',
    timeStyle: 'long',
  }).format(date);
}

/** "in 12 minutes" for a number of seconds from now. */
export function formatWait(seconds: number): string {
  const relative = new Intl.RelativeTimeFormat(current, { numeric: 'always' });
  if (seconds < 90) return relative.format(Math.max(1, Math.ceil(seconds)), 'second');
  if (seconds < 90 * 60) return relative.format(Math.ceil(seconds / 60), 'minute');
  return relative.format(Math.ceil(seconds / 3600), 'hour');
}

/** The visible switch between the languages. */
export function languageSwitch(onChange: (locale: PageLocale) => void = () => {}): HTMLElement {
  const select = h('select', {
    class: 'language-select',
    'aria-label': () => t('language.label'),
    name: 'language',
  });
  for (const tag of LOCALES) select.append(h('option', { value: tag, lang: tag }, LOCALE_NAMES[tag]));
  select.addEventListener('change', () => {
    const chosen = LOCALES.find((tag) => tag === select.value) ?? 'en';
    setLocale(chosen);
    onChange(chosen);
  });
  const follow = () => {
    select.value = current;
    return current;
  };
  return h('div', { class: 'language', 'data-locale': follow }, select);
}
