import { ia5String, oid, printableString, sequence, set, utf8String } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
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

type Attribute = (typeof ORDER)[number];

/** Attribute type, and the upper bound of RFC 5280 appendix A.1 in characters. */
const ATTRIBUTES: Readonly<Record<Attribute, { readonly type: string; readonly limit: number }>> = {
  country: { type: OID.country, limit: 2 },
  locality: { type: OID.locality, limit: 128 },
  organization: { type: OID.organization, limit: 64 },
  organizationIdentifier: { type: OID.organizationIdentifier, limit: 64 },
  organizationalUnit: { type: OID.organizationalUnit, limit: 64 },
  commonName: { type: OID.commonName, limit: 64 },
  emailAddress: { type: OID.emailAddress, limit: 255 },
};

/**
 * DER Name: country as PrintableString, email as IA5String, the rest as UTF8String.
 * @throws CertificateError when a value is empty, too long, or not in the alphabet of its type.
 */
export function encodeName(name: DistinguishedName): Uint8Array<ArrayBuffer> {
  const parts = ORDER.flatMap((key) => {
    const value = name[key];
    return value === undefined ? [] : [set(sequence(oid(ATTRIBUTES[key].type), encodeValue(key, value)))];
  });
  return sequence(...parts);
}

function encodeValue(key: Attribute, value: string): Uint8Array {
  const length = [...value].length;
  const controls = [...value].some((character) => character < ' ' || character === '\u007f');
  if (length === 0 || length > ATTRIBUTES[key].limit || controls) throw unusable(key);
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
