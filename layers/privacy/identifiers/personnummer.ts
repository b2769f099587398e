import { luhn } from './checksums.ts';
import type { NationalNumber } from './identifier.ts';
import { IdentifierError } from './identifier-error.ts';
import { birthDate, match, requireChecksum, tidy } from './read-number.ts';

/**
 * Swedish personal identity number in the twelve-digit form YYYYMMDDNNNN, which BankID returns; a dash or plus before
 * the last four is allowed. Ten digits are refused: without the century they fit two people a hundred years apart.
 * Coordination numbers have 60 added to the day (folkbokföringslagen 18 §, lag 2022:1697). Luhn over the last ten.
 *
 * @throws IdentifierError `identifier_format`, `identifier_century_missing`, `identifier_date`, `identifier_checksum`
 */
export function parsePersonnummer(text: string, today: Date = new Date()): NationalNumber {
  if (/^\d{6}[-+]?\d{4}$/.test(tidy(text))) {
    throw new IdentifierError(
      'identifier_century_missing',
      'a personal identity number has twelve digits here',
    );
  }
  const [date = '', serial = ''] = match(
    text,
    /^((?:18|19|20)\d{6})[-+]?(\d{4})$/,
    'a personal identity number',
  );
  const shownDay = Number(date.slice(6));
  const isCoordination = shownDay > 60;
  const day = isCoordination ? shownDay - 60 : shownDay;
  const born = birthDate(Number(date.slice(0, 4)), Number(date.slice(4, 6)), day, today);
  requireChecksum(luhn(date.slice(2) + serial), 'the personal identity number');
  return {
    kind: 'personnummer',
    value: date + serial,
    display: `${date}-${serial}`,
    masked: `${date}-****`,
    birthDate: born,
    special: isCoordination ? 'coordination' : null,
  };
}
