import { readHashIdentifier, UnknownAlgorithmError } from '../crypto/algorithm-identifiers.ts';
import type { HashName, SignatureScheme } from '../crypto/crypto-port.ts';
import { DerError } from '../der/der-error.ts';
import type { DerNode } from '../der/der-node.ts';
import { children, type DerCursor, enter, only, readDer } from '../der/der-reader.ts';
import { asBitOctets, asNumber, asOctets, asOid, asTime } from '../der/der-values.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed, contextPrimitive, TAG } from '../der/tags.ts';
import { knownScheme } from '../x509/parse-certificate.ts';
import { readRawExtensions } from '../x509/read-extensions.ts';
import { RevocationError } from './revocation-error.ts';

/** SingleResponse (RFC 6960 §4.2.1). */
export interface OcspSingle {
  /** Null for a hash the engine does not know: the answer then matches nothing. */
  readonly hash: HashName | null;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialDer: Uint8Array;
  readonly status: 'good' | 'revoked' | 'unknown';
  readonly revokedAt: Date | null;
  readonly reason: number | null;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  readonly hasUnknownCritical: boolean;
}

/** A successful BasicOCSPResponse, read but not checked. */
export interface OcspResponse {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly scheme: SignatureScheme | null;
  readonly signature: Uint8Array;
  readonly responder: { readonly kind: 'name' | 'key'; readonly value: Uint8Array };
  readonly producedAt: Date;
  readonly singles: readonly OcspSingle[];
  /** Contents of the nonce extension, null when there is none. */
  readonly nonce: Uint8Array | null;
  readonly hasUnknownCritical: boolean;
  readonly certificates: readonly Uint8Array[];
}

const MAX_SINGLES = 1000;

/**
 * Reads a DER OCSPResponse.
 * @throws RevocationError `ocsp_refused` when the responder did not answer, `ocsp_malformed`
 */
export function parseOcspResponse(der: Uint8Array): OcspResponse {
  try {
    return parse(der);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new RevocationError('ocsp_malformed', `OCSP: ${error.message}`, { cause: error });
  }
}

function parse(der: Uint8Array): OcspResponse {
  const outer = enter(readDer(der));
  const status = asNumber(outer.next(), TAG.enumerated);
  if (status !== 0) throw new RevocationError('ocsp_refused', `OCSP status ${status}`);
  const wrapper = enter(only(outer.next(contextConstructed(0))));
  outer.end();
  if (asOid(wrapper.next()) !== OID.ocspBasic) throw new DerError('not a basic response', 0);
  const basic = enter(readDer(asOctets(wrapper.next())));
  const tbs = basic.next(TAG.sequence);
  const algorithm = basic.next(TAG.sequence);
  const signature = asBitOctets(basic.next());
  const certificates = basic.optional(contextConstructed(0));
  basic.end();

  const body = enter(tbs);
  body.optional(contextConstructed(0));
  const responder = readResponder(body.next());
  const producedAt = asTime(body.next(TAG.generalizedTime));
  const list = children(body.next(TAG.sequence));
  if (list.length > MAX_SINGLES) throw new DerError('too many answers', tbs.offset);
  const extensions = readExtensionField(body, 1);
  body.end();
  return {
    der,
    tbs: tbs.bytes,
    scheme: knownScheme(algorithm),
    signature,
    responder,
    producedAt,
    singles: list.map(readSingle),
    nonce: readNonce(extensions.get(OID.ocspNonce)?.value),
    hasUnknownCritical: [...extensions].some(([name, { critical }]) => critical && name !== OID.ocspNonce),
    certificates: certificates === undefined ? [] : children(only(certificates)).map(({ bytes }) => bytes),
  };
}

function readResponder(node: DerNode): OcspResponse['responder'] {
  const value = only(node);
  if (node.tag === contextConstructed(1)) return { kind: 'name', value: value.bytes };
  if (node.tag === contextConstructed(2)) return { kind: 'key', value: asOctets(value) };
  throw new DerError('responder id', node.offset);
}

/** RFC 8954 wants an OCTET STRING inside; older responders put the octets there bare. */
function readNonce(value: Uint8Array | undefined): Uint8Array | null {
  if (value === undefined) return null;
  try {
    return asOctets(readDer(value));
  } catch {
    return value;
  }
}

function readExtensionField(cursor: DerCursor, n: number) {
  const field = cursor.optional(contextConstructed(n));
  return field === undefined
    ? new Map<string, { critical: boolean; value: Uint8Array }>()
    : readRawExtensions(only(field));
}

function readSingle(node: DerNode): OcspSingle {
  const cursor = enter(node);
  const id = enter(cursor.next());
  const hash = readKnownHash(id.next());
  const issuerNameHash = asOctets(id.next());
  const issuerKeyHash = asOctets(id.next());
  const serialDer = id.next(TAG.integer).bytes;
  id.end();
  const status = readStatus(cursor.next());
  const thisUpdate = asTime(cursor.next(TAG.generalizedTime));
  const next = cursor.optional(contextConstructed(0));
  const extensions = readExtensionField(cursor, 1);
  cursor.end();
  return {
    hash,
    issuerNameHash,
    issuerKeyHash,
    serialDer,
    ...status,
    thisUpdate,
    nextUpdate: next === undefined ? null : asTime(only(next)),
    hasUnknownCritical: [...extensions.values()].some(({ critical }) => critical),
  };
}

function readKnownHash(node: DerNode): HashName | null {
  try {
    return readHashIdentifier(node);
  } catch (error) {
    if (error instanceof UnknownAlgorithmError) return null;
    throw error;
  }
}

function readStatus(node: DerNode): Pick<OcspSingle, 'status' | 'revokedAt' | 'reason'> {
  if (node.tag === contextPrimitive(0)) return { status: 'good', revokedAt: null, reason: null };
  if (node.tag === contextPrimitive(2)) return { status: 'unknown', revokedAt: null, reason: null };
  const cursor = enter(node, contextConstructed(1));
  const revokedAt = asTime(cursor.next(TAG.generalizedTime));
  const reason = cursor.optional(contextConstructed(0));
  cursor.end();
  return {
    status: 'revoked',
    revokedAt,
    reason: reason === undefined ? null : asNumber(only(reason), TAG.enumerated),
  };
}
