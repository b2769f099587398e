import type { Country } from '../calendar/country.ts';
import { parseCpr } from './cpr.ts';
import { parseFodselsnummer } from './fodselsnummer.ts';
import { parseHenkilotunnus } from './henkilotunnus.ts';
import type { NationalNumber } from './identifier.ts';
import { parsePersonnummer } from './personnummer.ts';

const PARSERS: Readonly<Record<Country, (text: string) => NationalNumber>> = {
  DK: parseCpr,
  SE: parsePersonnummer,
  NO: parseFodselsnummer,
  FI: parseHenkilotunnus,
};

/** The number by which a country knows a person. @throws IdentifierError that never repeats the number */
export const parseNationalNumber = (country: Country, text: string): NationalNumber => PARSERS[country](text);
