import type { NationalNumber } from './identifier.ts';
import { birthDate, match } from './read-number.ts';

/**
 * Danish civil registration number, DDMMYY-SSSS. The seventh digit gives the century (CPR-kontoret, Personnummeret i
 * CPR). The modulus 11 check was given up in 2007 and must not reject anybody. Replacement numbers have 60 added to
 * the day.
 *
 * @throws IdentifierError `identifier_format`, `identifier_date`
 */
export function parseCpr(text: string, today: Date = new Date()): NationalNumber {
  const [date = '', serial = ''] = match(text, /^(\d{6})-?(\d{4})$/, 'a CPR number');
  const shownDay = Number(date.slice(0, 2));
  const isReplacement = shownDay > 60;
  const year = centuryOf(Number(serial[0]), Number(date.slice(4))) + Number(date.slice(4));
  return {
    kind: 'cpr',
    value: date + serial,
    display: `${date}-${serial}`,
    masked: `${date}-****`,
    birthDate: birthDate(year, Number(date.slice(2, 4)), isReplacement ? shownDay - 60 : shownDay, today),
    special: isReplacement ? 'replacement' : null,
  };
}

function centuryOf(seventh: number, year: number): 1800 | 1900 | 2000 {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}
