import { toHex } from '../der/bytes-util.ts';
import { children, enter, readDer } from '../der/der-reader.ts';
import { asOid, asText } from '../der/der-values.ts';
import * as OID from '../der/oids.ts';
import { TAG } from '../der/tags.ts';

/** One attribute of a Name. A value in an unknown string type is given in hexadecimal after `#` (RFC 4514 §2.4). */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

const SHORT = new Map<string, string>([
  [OID.commonName, 'CN'],
  [OID.surname, 'SN'],
  [OID.serialNumber, 'serialNumber'],
  [OID.country, 'C'],
  [OID.locality, 'L'],
  [OID.state, 'ST'],
  [OID.organization, 'O'],
  [OID.organizationalUnit, 'OU'],
  [OID.givenName, 'GN'],
  [OID.organizationIdentifier, 'organizationIdentifier'],
  [OID.emailAddress, 'emailAddress'],
]);

/** Attributes of a DER Name in the order of the certificate. @throws DerError */
export function readName(der: Uint8Array): NameAttribute[] {
  return children(readDer(der)).flatMap((rdn) =>
    [...enter(rdn, TAG.set)].map((pair) => {
      const cursor = enter(pair);
      return { type: asOid(cursor.next()), value: textOf(cursor) };
    }),
  );
}

function textOf(cursor: ReturnType<typeof enter>): string {
  const node = cursor.next();
  try {
    return asText(node);
  } catch {
    return `#${toHex(node.bytes)}`;
  }
}

/** RFC 4514 string, most specific first: `CN=Seal,O=Bolig ApS,C=DK`. */
export function renderName(der: Uint8Array): string {
  return readName(der)
    .reverse()
    .map(({ type, value }) => `${SHORT.get(type) ?? type}=${escapeValue(value)}`)
    .join(',');
}

/** What a person recognises: commonName, else organisation, else the whole name. */
export function displayName(der: Uint8Array): string {
  const attributes = readName(der);
  const pick = (type: string) => attributes.findLast((attribute) => attribute.type === type)?.value;
  return pick(OID.commonName) ?? pick(OID.organization) ?? renderName(der);
}

function escapeValue(value: string): string {
  return value.replace(/[,+"\\<>;=]/g, '\\$&').replace(/^[ #]| $/g, '\\$&');
}
