import { ia5String, oid, printableString, sequence, set, utf8String } from '../der/der-writer.ts';
import { OID } from '../der/oids.ts';
import { CertificateError } from './certificate-error.ts';

/** Subject or issuer as EN 319 412-3 wants it for a legal person. */
export interface DistinguishedName {
  readonly commonName: string;
  /** Two letters, ISO 3166-1. */
  readonly country?: string;
  readonly organization?: string;
  /** `NTRDK-12345678`, `VATSE-…` (EN 319 412-1 clause 5.1.4). */
  readonly organizationIdentifier?: string;
  readonly organizationalUnit?: string;
  readonly locality?: string;
  readonly emailAddress?: string;
}

const ORDER = [
  'country',
  'locality',
  'organization',
  'organizationIdentifier',
  'organizationalUnit',
  'commonName',
  'emailAddress',
] as const satisfies readonly (keyof DistinguishedName)[];

/** Upper bounds of RFC 5280 appendix A.1, in characters. */
const LIMITS: Readonly<Record<(typeof ORDER)[number], number>> = {
  country: 2,
  locality: 128,
  organization: 64,
  organizationIdentifier: 64,
  organizationalUnit: 64,
  commonName: 64,
  emailAddress: 255,
};

/**
 * DER Name: country as PrintableString, email as IA5String, the rest as UTF8String.
 * @throws CertificateError when a value is empty, too long, or not in the alphabet of its type.
 */
export function encodeName(name: DistinguishedName): Uint8Array<ArrayBuffer> {
  const parts = ORDER.flatMap((key) => {
    const value = name[key];
    return value === undefined ? [] : [set(sequence(oid(OID[key]), encodeValue(key, value)))];
  });
  return sequence(...parts);
}

function encodeValue(key: (typeof ORDER)[number], value: string): Uint8Array {
  const length = [...value].length;
  const controls = [...value].some((character) => character < ' ' || character === '\u007f');
  if (length === 0 || length > LIMITS[key] || controls) throw unusable(key);
  if (key === 'country') {
    if (!/^[A-Z]{2}$/.test(value)) throw unusable(key);
    return printableString(value);
  }
  if (key !== 'emailAddress') return utf8String(value);
  if (!/^[\x21-\x7e]+$/.test(value)) throw unusable(key);
  return ia5String(value);
}

function unusable(key: string): CertificateError {
  return new CertificateError('certificate_unusable', `${key} cannot stand in a name`);
}
