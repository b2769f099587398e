import type { NationalNumber } from './identifier.ts';
import { birthDate, match, requireChecksum } from './read-number.ts';

const CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/**
 * Finnish personal identity code, DDMMYYCZZZQ. The sign C gives the century; since 2023 there are six for 1900 and six
 * for 2000 (valtioneuvoston asetus 690/2022). Individual numbers from 900 are temporary or artificial.
 *
 * @throws IdentifierError `identifier_format`, `identifier_date`, `identifier_checksum`
 */
export function parseHenkilotunnus(text: string, today: Date = new Date()): NationalNumber {
  const pattern = /^(\d{6})([+\-YXWVUABCDEF])((?!00[01])\d{3})([0-9A-Y])$/;
  const [date = '', sign = '', individual = '', check = ''] = match(text, pattern, 'a Finnish identity code');
  const century = sign === '+' ? 1800 : '-YXWVU'.includes(sign) ? 1900 : 2000;
  const [day, month, year] = [date.slice(0, 2), date.slice(2, 4), date.slice(4)].map(Number);
  const born = birthDate(century + (year ?? 0), month ?? 0, day ?? 0, today);
  const expected = CHECK[Number(date + individual) % 31];
  requireChecksum(expected === check, 'the identity code');
  return {
    kind: 'henkilotunnus',
    value: date + sign + individual + check,
    display: date + sign + individual + check,
    masked: `${date}${sign}****`,
    birthDate: born,
    special: Number(individual) >= 900 ? 'temporary' : null,
  };
}
