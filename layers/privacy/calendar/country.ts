import { CalendarError } from './calendar-error.ts';

/** Countries whose public holidays and time zone we know (ISO 3166-1 alpha-2). */
export const COUNTRIES = ['DK', 'SE', 'NO', 'FI'] as const;

export type Country = (typeof COUNTRIES)[number];

const ZONES: Readonly<Record<Country, string>> = {
  DK: 'Europe/Copenhagen',
  SE: 'Europe/Stockholm',
  NO: 'Europe/Oslo',
  FI: 'Europe/Helsinki',
};

/** Reads a country code. @throws CalendarError `country_unknown` */
export function parseCountry(code: string): Country {
  const country = COUNTRIES.find((known) => known === code);
  if (country === undefined)
    throw new CalendarError('country_unknown', `known countries are ${COUNTRIES.join(', ')}`);
  return country;
}

/** IANA name of the zone in which a country's days begin and end. */
export function zoneOf(country: Country): string {
  return ZONES[country];
}
