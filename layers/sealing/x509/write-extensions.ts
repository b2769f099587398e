import type { CryptoPort } from '../crypto/crypto-port.ts';
import { readPublicKey } from '../crypto/public-key.ts';
import {
  boolean,
  integer,
  namedBits,
  nullValue,
  octetString,
  oid,
  sequence,
  tagged,
  taggedPrimitive,
} from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import { KEY_USAGE } from './certificate.ts';

const TEXT = new TextEncoder();
const uri = (url: string) => taggedPrimitive(6, TEXT.encode(url));

/** Extension: `critical` is left out when false (DEFAULT, X.690 clause 11.5). */
export function extension(name: string, critical: boolean, value: Uint8Array): Uint8Array<ArrayBuffer> {
  return sequence(oid(name), ...(critical ? [boolean(true)] : []), octetString(value));
}

export const keyUsage = (...bits: readonly (keyof typeof KEY_USAGE)[]) =>
  extension(OID.keyUsage, true, namedBits(bits.map((bit) => KEY_USAGE[bit])));

export const extendedKeyUsage = (critical: boolean, ...purposes: readonly string[]) =>
  extension(OID.extendedKeyUsage, critical, sequence(...purposes.map(oid)));

/** An authority that issues end-entity certificates only. */
export const authorityConstraints = () =>
  extension(OID.basicConstraints, true, sequence(boolean(true), integer(0)));

export const ocspNoCheck = () => extension(OID.ocspNoCheck, false, nullValue());

/** Where the issuer's certificate and, if there is one, the OCSP responder are found. */
export function authorityInfoAccess(urls: { caIssuers?: string; ocsp?: string }): Uint8Array<ArrayBuffer> {
  const entry = (method: string, url: string | undefined) =>
    url === undefined ? [] : [sequence(oid(method), uri(url))];
  const entries = [...entry(OID.ocsp, urls.ocsp), ...entry(OID.caIssuers, urls.caIssuers)];
  return extension(OID.authorityInfoAccess, false, sequence(...entries));
}

export const crlDistributionPoint = (url: string) =>
  extension(OID.crlDistributionPoints, false, sequence(sequence(tagged(0, tagged(0, uri(url))))));

/** Key identifier: leftmost 160 bits of SHA-256 over the key (RFC 7093 §2, method 1). */
export async function keyIdentifier(spki: Uint8Array, crypto: CryptoPort): Promise<Uint8Array> {
  return (await crypto.digest('sha256', readPublicKey(spki).octets)).subarray(0, 20);
}

export const subjectKeyIdentifier = (id: Uint8Array) =>
  extension(OID.subjectKeyIdentifier, false, octetString(id));

export const authorityKeyIdentifier = (id: Uint8Array) =>
  extension(OID.authorityKeyIdentifier, false, sequence(taggedPrimitive(0, id)));
