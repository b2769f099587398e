import { luhn, weighted11 } from './checksums.ts';
import type { Identifier } from './identifier.ts';
import { IdentifierError } from './identifier-error.ts';
import { match, requireChecksum } from './read-number.ts';

/** Danish company number: eight digits, weights 2 7 6 5 4 3 2 1 modulo 11. @throws IdentifierError */
export function parseCvr(text: string): Identifier {
  const [value = ''] = match(text, /^(?:DK)?(\d{8})$/, 'a CVR number');
  requireChecksum(value[0] !== '0' && weighted11(value, [2, 7, 6, 5, 4, 3, 2, 1]) === 0, 'the CVR number');
  return open('cvr', value, value);
}

/**
 * Swedish organisation number: ten digits with Luhn, also written with 16 in front. The third digit is at least 2;
 * a sole trader's number is a personal identity number and must be treated as one.
 *
 * @throws IdentifierError `identifier_is_personal`, `identifier_format`, `identifier_checksum`
 */
export function parseOrganisationsnummer(text: string): Identifier {
  const [group = '', serial = ''] = match(text, /^(?:16)?(\d{6})-?(\d{4})$/, 'an organisation number');
  requireChecksum(luhn(group + serial), 'the organisation number');
  if (Number(group[2]) < 2) {
    throw new IdentifierError(
      'identifier_is_personal',
      'this is the number of a person, not of an organisation',
    );
  }
  return open('organisationsnummer', group + serial, `${group}-${serial}`);
}

/** Norwegian organisation number: nine digits from 8 or 9, weights 3 2 7 6 5 4 3 2. @throws IdentifierError */
export function parseOrganisasjonsnummer(text: string): Identifier {
  const [value = ''] = match(text, /^(?:NO)?([89]\d{8})(?:MVA)?$/, 'an organisation number');
  requireChecksum(weighted11(value, [3, 2, 7, 6, 5, 4, 3, 2, 1]) === 0, 'the organisation number');
  return open('organisasjonsnummer', value, value.replace(/(\d{3})(?=\d)/g, '$1 '));
}

/** Finnish business id: seven digits, a dash and a check digit, weights 7 9 10 5 8 4 2. @throws IdentifierError */
export function parseYtunnus(text: string): Identifier {
  const [number = '', check = ''] = match(text, /^(?:FI)?(\d{7})-?(\d)$/, 'a business id');
  const value = number + check;
  requireChecksum(weighted11(value, [7, 9, 10, 5, 8, 4, 2, 1]) === 0, 'the business id');
  return open('ytunnus', `${number}-${check}`, `${number}-${check}`);
}

/** Numbers of organisations stand in public registers, so nothing of them is masked. */
function open(kind: Identifier['kind'], value: string, display: string): Identifier {
  return { kind, value, display, masked: display };
}
