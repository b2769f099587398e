import type { Locale } from '../privacy/texts/locale.ts';
import { MessageError } from './message-error.ts';

/** The zone in which a reader of each language most likely lives; the zone's name is always printed beside the time. */
const ZONES: Readonly<Record<Locale, string>> = {
  da: 'Europe/Copenhagen',
  sv: 'Europe/Stockholm',
  nb: 'Europe/Oslo',
  fi: 'Europe/Helsinki',
  en: 'Europe/Copenhagen',
};

const TAGS: Readonly<Record<Locale, string>> = {
  da: 'da-DK',
  sv: 'sv-SE',
  nb: 'nb-NO',
  fi: 'fi-FI',
  en: 'en-GB',
};

/** An RFC 3339 time as date, time and zone in the reader's language. `time_invalid` for anything else. */
export function formatTime(locale: Locale, at: string): string {
  return format(locale, at, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** An RFC 3339 time as a short date in the reader's language, for text messages. */
export function formatDay(locale: Locale, at: string): string {
  return format(locale, at, { day: 'numeric', month: 'numeric', year: 'numeric' });
}

function format(locale: Locale, at: string, options: Intl.DateTimeFormatOptions): string {
  const milliseconds = Date.parse(at);
  if (Number.isNaN(milliseconds)) throw new MessageError('time_invalid', 'a time is not RFC 3339');
  const formatter = new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: ZONES[locale] });
  // Narrow and no-break spaces are not in GSM 7-bit and look odd in plain text mail.
  return formatter.format(milliseconds).replace(/[\u00A0\u202F]/g, ' ');
}
