import type { Country } from '../../layers/privacy/calendar/country.ts';
import { IdentifierError } from '../../layers/privacy/identifiers/identifier-error.ts';
import { parseNationalNumber } from '../../layers/privacy/identifiers/national-number.ts';
import { below } from './random.ts';

type Random = () => number;

const digits = (value: number, width: number): string => String(value).padStart(width, '0');
const day = (random: Random): number => below(random, 28) + 1;
const month = (random: Random): number => below(random, 12) + 1;

/** Completes a number by its check signs: the parser is the judge of what is right. */
function completed(country: Country, begin: string, signs: readonly string[]): string | null {
  for (const sign of signs) {
    try {
      return parseNationalNumber(country, begin + sign).value;
    } catch (error) {
      if (!(error instanceof IdentifierError)) throw error;
    }
  }
  return null;
}

const twoDigits = Array.from({ length: 100 }, (_, value) => digits(value, 2));
const oneDigit = [...'0123456789'];
const finnish = [...'0123456789ABCDEFHJKLMNPRSTUVWXY'];

const DRAWS: Readonly<Record<Country, (random: Random) => string | null>> = {
  // Born 1858 to 1867: a hundred and one or older when the register began (1968).
  DK: (random) =>
    completed('DK', digits(day(random), 2) + digits(month(random), 2) + (58 + below(random, 10)), [
      digits(5000 + below(random, 4000), 4),
    ]),
  // Born 1840 to 1846: a hundred and one or older when the numbers began (1947).
  SE: (random) =>
    completed(
      'SE',
      `${1840 + below(random, 7)}${digits(month(random), 2)}${digits(day(random), 2)}${digits(below(random, 1000), 3)}`,
      oneDigit,
    ),
  // Eighty added to the month: the tax authority's synthetic people (Skatteetaten, Test-Norge).
  NO: (random) =>
    completed(
      'NO',
      digits(day(random), 2) +
        (80 + month(random)) +
        digits(50 + below(random, 49), 2) +
        digits(below(random, 500), 3),
      twoDigits,
    ),
  // Individual numbers from 900: never given to anybody (Digi- ja väestötietovirasto).
  FI: (random) =>
    completed(
      'FI',
      `${digits(day(random), 2)}${digits(month(random), 2)}${digits(below(random, 99), 2)}-${900 + below(random, 100)}`,
      finnish,
    ),
};

/**
 * A national identity number that is right in form and can be nobody's: from a range that is reserved, or of people
 * whom the register is too young to have known.
 */
export function reservedNumber(country: Country, random: Random): string {
  for (;;) {
    const number = DRAWS[country](random);
    if (number !== null) return number;
  }
}

/** Whether a number lies in the ranges that this generator draws from. */
export function isReserved(country: Country, value: string): boolean {
  const { birthDate, special } = parseNationalNumber(country, value);
  if (country === 'NO') return special === 'synthetic';
  if (country === 'FI') return special === 'temporary';
  return birthDate < (country === 'DK' ? '1868-01-01' : '1847-01-01');
}
