import type { CivilDate } from '../calendar/civil-date.ts';

/** Numbers that identify people, organisations, invoice addresses and accounts. */
export type IdentifierKind =
  | 'cpr'
  | 'personnummer'
  | 'fodselsnummer'
  | 'henkilotunnus'
  | 'cvr'
  | 'organisationsnummer'
  | 'organisasjonsnummer'
  | 'ytunnus'
  | 'gln'
  | 'iban';

/** A number that has been read. `value` is its one normal form: two spellings of a number are equal as values. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
  /** As people of the country write it. */
  readonly display: string;
  /** What may be shown by default: not enough to use the number, enough for its owner to recognise it. */
  readonly masked: string;
}

/** Kinds that identify a person. */
export type NationalKind = Extract<
  IdentifierKind,
  'cpr' | 'personnummer' | 'fodselsnummer' | 'henkilotunnus'
>;

/** A number of a person. */
export interface NationalNumber extends Identifier {
  readonly kind: NationalKind;
  readonly birthDate: CivilDate;
  /** Numbers for people who are not in the population register, and numbers made for tests. */
  readonly special: 'coordination' | 'replacement' | 'dNumber' | 'temporary' | 'synthetic' | null;
}
