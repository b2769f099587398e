import { type CivilDate, civilDate } from '../calendar/civil-date.ts';
import { IdentifierError } from './identifier-error.ts';

/** Input as people paste it, in one spelling: full-width digits, odd spaces and dashes become the plain ones. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();
}

/** The groups of a pattern over tidied input. @throws IdentifierError `identifier_format` */
export function match(text: string, pattern: RegExp, what: string): readonly string[] {
  const found = text.length > 60 ? null : pattern.exec(tidy(text));
  if (found === null) throw new IdentifierError('identifier_format', `this is not ${what}`);
  return found.slice(1).map((group) => group ?? '');
}

/** A day of birth that exists and is not after today. @throws IdentifierError `identifier_date` */
export function birthDate(year: number, month: number, day: number, today: Date): CivilDate {
  const date = readDate(year, month, day);
  if (date > today.toISOString().slice(0, 10))
    throw new IdentifierError('identifier_date', 'the day of birth is in the future');
  return date;
}

function readDate(year: number, month: number, day: number): CivilDate {
  try {
    return civilDate(year, month, day);
  } catch {
    throw new IdentifierError('identifier_date', 'the day of birth does not exist');
  }
}

/** @throws IdentifierError `identifier_checksum` */
export function requireChecksum(holds: boolean, what: string): void {
  if (!holds) throw new IdentifierError('identifier_checksum', `the check digit of ${what} is wrong`);
}
