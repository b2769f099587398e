import { weighted11 } from './checksums.ts';
import type { NationalNumber } from './identifier.ts';
import { IdentifierError } from './identifier-error.ts';
import { birthDate, match, requireChecksum } from './read-number.ts';

const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Norwegian national identity number, DDMMYYIIIKK (folkeregisterforskriften § 2-2-1): two check digits modulo 11. A
 * D number has 40 added to the day; synthetic people of the tax authority have 80 added to the month.
 *
 * @throws IdentifierError `identifier_format`, `identifier_date`, `identifier_checksum`
 */
export function parseFodselsnummer(text: string, today: Date = new Date()): NationalNumber {
  const [date = '', serial = ''] = match(text, /^(\d{6})-?(\d{5})$/, 'a Norwegian identity number');
  const [shownDay, shownMonth] = [Number(date.slice(0, 2)), Number(date.slice(2, 4))];
  const isD = shownDay > 40;
  const isSynthetic = shownMonth > 80;
  const year = centuryOf(Number(serial.slice(0, 3)), Number(date.slice(4))) + Number(date.slice(4));
  const born = birthDate(
    year,
    isSynthetic ? shownMonth - 80 : shownMonth,
    isD ? shownDay - 40 : shownDay,
    today,
  );
  const value = date + serial;
  requireChecksum(weighted11(value, FIRST) === 0 && weighted11(value, SECOND) === 0, 'the identity number');
  return {
    kind: 'fodselsnummer',
    value,
    display: `${date} ${serial}`,
    masked: `${date} *****`,
    birthDate: born,
    special: isSynthetic ? 'synthetic' : isD ? 'dNumber' : null,
  };
}

function centuryOf(individual: number, year: number): number {
  if (individual <= 499) return 1900;
  if (individual >= 900 && year >= 40) return 1900;
  if (year <= 39) return 2000;
  if (individual <= 749 && year >= 54) return 1800;
  throw new IdentifierError('identifier_date', 'the number belongs to no century');
}
