import { DerError } from '../der/der-error.ts';
import type { DerNode } from '../der/der-node.ts';
import { enter, only } from '../der/der-reader.ts';
import { asNumber, asOid } from '../der/der-values.ts';
import { integer, nullValue, oid, sequence, tagged } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed, TAG } from '../der/tags.ts';
import { HASH_LENGTH, type HashName, type SignatureScheme } from './crypto-port.ts';
import { type SignatureAlgorithm, schemeOf } from './signature-algorithm.ts';

const HASH_OID: Readonly<Record<HashName, string>> = {
  sha1: OID.sha1,
  sha256: OID.sha256,
  sha384: OID.sha384,
  sha512: OID.sha512,
};
const HASHES: readonly HashName[] = ['sha1', 'sha256', 'sha384', 'sha512'];

const SCHEME_BY_OID = new Map<string, SignatureScheme>([
  [OID.sha1WithRsa, { kind: 'rsa', hash: 'sha1' }],
  [OID.sha256WithRsa, { kind: 'rsa', hash: 'sha256' }],
  [OID.sha384WithRsa, { kind: 'rsa', hash: 'sha384' }],
  [OID.sha512WithRsa, { kind: 'rsa', hash: 'sha512' }],
  [OID.ecdsaWithSha1, { kind: 'ecdsa', hash: 'sha1' }],
  [OID.ecdsaWithSha256, { kind: 'ecdsa', hash: 'sha256' }],
  [OID.ecdsaWithSha384, { kind: 'ecdsa', hash: 'sha384' }],
  [OID.ecdsaWithSha512, { kind: 'ecdsa', hash: 'sha512' }],
  [OID.ed25519, { kind: 'eddsa', hash: 'sha512' }],
]);

/** An AlgorithmIdentifier that names no algorithm the engine knows; the policy treats it as not acceptable. */
export class UnknownAlgorithmError extends Error {
  readonly code = 'algorithm_unknown';
  readonly oid: string;

  constructor(algorithm: string) {
    super(`unknown algorithm ${algorithm}`);
    this.name = 'UnknownAlgorithmError';
    this.oid = algorithm;
  }
}

/** Digest AlgorithmIdentifier, parameters absent (RFC 5754 §2). */
export function hashIdentifier(hash: HashName): Uint8Array<ArrayBuffer> {
  return sequence(oid(HASH_OID[hash]));
}

/** Digest AlgorithmIdentifier with absent or NULL parameters. @throws UnknownAlgorithmError, DerError */
export function readHashIdentifier(node: DerNode): HashName {
  const cursor = enter(node);
  const name = asOid(cursor.next());
  cursor.optional(TAG.null);
  cursor.end();
  const hash = HASHES.find((known) => HASH_OID[known] === name);
  if (hash === undefined) throw new UnknownAlgorithmError(name);
  return hash;
}

/** Signature AlgorithmIdentifier as it stands in certificates, CRLs, requests and SignerInfo. */
export function signatureIdentifier(algorithm: SignatureAlgorithm): Uint8Array<ArrayBuffer> {
  const scheme = schemeOf(algorithm);
  if (scheme.kind === 'rsa-pss') return sequence(oid(OID.rsaPss), pssParameters(scheme));
  const name =
    [...SCHEME_BY_OID].find(([, s]) => s.kind === scheme.kind && s.hash === scheme.hash)?.[0] ?? '';
  return scheme.kind === 'rsa' ? sequence(oid(name), nullValue()) : sequence(oid(name));
}

/** RSASSA-PSS-params (RFC 8017 A.2.3): hash identifiers with NULL parameters, as RFC 4055 §2.1 wants them. */
function pssParameters(scheme: { hash: HashName; mgfHash: HashName; saltLength: number }): Uint8Array {
  const withNull = (hash: HashName) => sequence(oid(HASH_OID[hash]), nullValue());
  return sequence(
    tagged(0, withNull(scheme.hash)),
    tagged(1, sequence(oid(OID.mgf1), withNull(scheme.mgfHash))),
    tagged(2, integer(scheme.saltLength)),
  );
}

/**
 * Reads a signature AlgorithmIdentifier. `digest` is the SignerInfo's digest algorithm, needed for the bare
 * rsaEncryption and ecPublicKey identifiers of RFC 3370 and RFC 5753; in certificates it is left out.
 * @throws UnknownAlgorithmError, DerError
 */
export function readSignatureIdentifier(node: DerNode, digest?: HashName): SignatureScheme {
  const cursor = enter(node);
  const name = asOid(cursor.next());
  if (name === OID.rsaPss) return readPss(cursor.done ? undefined : cursor.next());
  const parameters = cursor.done ? undefined : cursor.next();
  cursor.end();
  const scheme = SCHEME_BY_OID.get(name);
  if (parameters !== undefined && parameters.tag !== TAG.null && scheme !== undefined) {
    throw new DerError('algorithm parameters not expected', parameters.offset);
  }
  if (scheme !== undefined) return scheme;
  if (digest !== undefined && name === OID.rsaEncryption) return { kind: 'rsa', hash: digest };
  if (digest !== undefined && name === OID.ecPublicKey) return { kind: 'ecdsa', hash: digest };
  throw new UnknownAlgorithmError(name);
}

function readPss(parameters: DerNode | undefined): SignatureScheme {
  if (parameters === undefined) throw new UnknownAlgorithmError(OID.rsaPss);
  const cursor = enter(parameters);
  const hashField = cursor.optional(contextConstructed(0));
  const mgfField = cursor.optional(contextConstructed(1));
  const saltField = cursor.optional(contextConstructed(2));
  const trailer = cursor.optional(contextConstructed(3));
  cursor.end();
  const hash = hashField === undefined ? 'sha1' : readHashIdentifier(only(hashField));
  const mgfHash = mgfField === undefined ? 'sha1' : readMgf(only(mgfField));
  const saltLength = saltField === undefined ? HASH_LENGTH.sha1 : asNumber(only(saltField));
  if (trailer !== undefined && asNumber(only(trailer)) !== 1)
    throw new DerError('trailer field', trailer.offset);
  if (saltLength < 0 || saltLength > 512) throw new DerError('salt length', parameters.offset);
  return { kind: 'rsa-pss', hash, mgfHash, saltLength };
}

function readMgf(node: DerNode): HashName {
  const cursor = enter(node);
  const name = asOid(cursor.next());
  if (name !== OID.mgf1) throw new UnknownAlgorithmError(name);
  return readHashIdentifier(cursor.next());
}
