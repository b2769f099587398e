import { parseCpr } from './cpr.ts';
import { parseFodselsnummer } from './fodselsnummer.ts';
import { parseGln } from './gln.ts';
import { parseHenkilotunnus } from './henkilotunnus.ts';
import { parseIban } from './iban.ts';
import type { Identifier, IdentifierKind, NationalKind } from './identifier.ts';
import {
  parseCvr,
  parseOrganisasjonsnummer,
  parseOrganisationsnummer,
  parseYtunnus,
} from './organisations.ts';
import { parsePersonnummer } from './personnummer.ts';

const PARSERS: Readonly<Record<IdentifierKind, (text: string) => Identifier>> = {
  cpr: parseCpr,
  personnummer: parsePersonnummer,
  fodselsnummer: parseFodselsnummer,
  henkilotunnus: parseHenkilotunnus,
  cvr: parseCvr,
  organisationsnummer: parseOrganisationsnummer,
  organisasjonsnummer: parseOrganisasjonsnummer,
  ytunnus: parseYtunnus,
  gln: parseGln,
  iban: parseIban,
};

/** Kinds that identify a person and belong in the vault (databeskyttelsesloven § 11; lag 2018:218 3 kap. 10 §). */
export const NATIONAL_KINDS = [
  'cpr',
  'personnummer',
  'fodselsnummer',
  'henkilotunnus',
] as const satisfies NationalKind[];

/** Reads a number of a known kind. @throws IdentifierError */
export function parseIdentifier(kind: IdentifierKind, text: string): Identifier {
  return PARSERS[kind](text);
}
