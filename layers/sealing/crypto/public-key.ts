import { concatBytes } from '../der/bytes-util.ts';
import type { DerNode } from '../der/der-node.ts';
import { enter, readDer } from '../der/der-reader.ts';
import { asBitOctets, asOid } from '../der/der-values.ts';
import { bitString, nullValue, oid, sequence } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import { TAG } from '../der/tags.ts';

/** What the algorithm policy needs to know of a key. `bits` is the modulus, or the order of the curve. */
export interface PublicKeyInfo {
  readonly kind: 'rsa' | 'ec' | 'eddsa' | 'other';
  readonly bits: number;
  readonly curve: 'P-256' | 'P-384' | 'P-521' | null;
  /** Contents of subjectPublicKey, what a key identifier hashes (RFC 5280 §4.2.1.2). */
  readonly octets: Uint8Array;
}

const CURVES = new Map<string, { readonly curve: PublicKeyInfo['curve']; readonly bits: number }>([
  [OID.p256, { curve: 'P-256', bits: 256 }],
  [OID.p384, { curve: 'P-384', bits: 384 }],
  [OID.p521, { curve: 'P-521', bits: 521 }],
  // Brainpool (RFC 5639), common in German and Austrian certificates; WebCrypto does not know them.
  [OID.brainpoolP256r1, { curve: null, bits: 256 }],
  [OID.brainpoolP384r1, { curve: null, bits: 384 }],
  [OID.brainpoolP512r1, { curve: null, bits: 512 }],
]);

/** Reads a DER SubjectPublicKeyInfo. @throws DerError */
export function readPublicKey(spki: Uint8Array): PublicKeyInfo {
  const cursor = enter(readDer(spki));
  const algorithm = enter(cursor.next(TAG.sequence));
  const octets = asBitOctets(cursor.next());
  cursor.end();
  const name = asOid(algorithm.next());
  if (name === OID.rsaEncryption || name === OID.rsaPss) {
    return { kind: 'rsa', bits: modulusBits(octets), curve: null, octets };
  }
  if (name === OID.ed25519) return { kind: 'eddsa', bits: 256, curve: null, octets };
  if (name !== OID.ecPublicKey) return { kind: 'other', bits: 0, curve: null, octets };
  const known = namedCurve(algorithm.done ? undefined : algorithm.next());
  return { kind: 'ec', bits: known?.bits ?? 0, curve: known?.curve ?? null, octets };
}

function namedCurve(parameters: DerNode | undefined) {
  return parameters?.tag === TAG.oid ? CURVES.get(asOid(parameters)) : undefined;
}

function modulusBits(octets: Uint8Array): number {
  const modulus = enter(readDer(octets)).next(TAG.integer).content;
  const start = modulus[0] === 0 ? 1 : 0;
  return Math.max(0, (modulus.length - start) * 8 - Math.clz32(modulus[start] ?? 0) + 24);
}

/** The same RSA key under rsaEncryption: WebCrypto does not import id-RSASSA-PSS keys. */
export function asPlainRsaKey(spki: Uint8Array): Uint8Array<ArrayBuffer> {
  const { octets } = readPublicKey(spki);
  return sequence(sequence(oid(OID.rsaEncryption), nullValue()), bitString(concatBytes(octets)));
}
