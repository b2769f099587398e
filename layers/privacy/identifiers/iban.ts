import { mod97 } from './checksums.ts';
import type { Identifier } from './identifier.ts';
import { IdentifierError } from './identifier-error.ts';
import { match, requireChecksum } from './read-number.ts';

/** Lengths by country (ISO 13616 registry), for the countries of the single euro payments area. */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AL: 28,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/**
 * International bank account number (ISO 13616) of a country in the single euro payments area.
 *
 * @throws IdentifierError `identifier_format` (also a wrong length or an unknown country), `identifier_checksum`
 */
export function parseIban(text: string): Identifier {
  const [value = ''] = match(text, /^([A-Z]{2}\d{2}[A-Z0-9]{11,27})$/, 'an IBAN');
  if (LENGTHS[value.slice(0, 2)] !== value.length)
    throw new IdentifierError('identifier_format', 'this is not an IBAN');
  requireChecksum(mod97(value.slice(4) + value.slice(0, 4)) === 1, 'the IBAN');
  const masked = value.slice(0, 4) + '*'.repeat(value.length - 8) + value.slice(-4);
  return { kind: 'iban', value, display: grouped(value), masked: grouped(masked) };
}

function grouped(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ');
}
