import type { SignatureScheme } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import type { DerNode } from '../der/der-node.ts';
import { enter, only, readDer } from '../der/der-reader.ts';
import { asBitOctets, asNumber, asTime } from '../der/der-values.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed, contextPrimitive, TAG } from '../der/tags.ts';
import { knownScheme } from '../x509/parse-certificate.ts';
import {
  type RawExtension,
  readAuthorityKeyIdentifier,
  readRawExtensions,
  readUris,
} from '../x509/read-extensions.ts';
import { RevocationError } from './revocation-error.ts';

/** IssuingDistributionPoint (RFC 5280 §5.2.5). */
export interface CrlScope {
  readonly urls: readonly string[];
  readonly onlyUsers: boolean;
  readonly onlyAuthorities: boolean;
  /** Some reasons only, indirect, or attribute certificates: not used here. */
  readonly unsupported: boolean;
}

/** A CRL, read; entries stay unread until one is looked up. */
export interface CertificateRevocationList {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly scheme: SignatureScheme | null;
  readonly signature: Uint8Array;
  readonly issuer: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | null;
  readonly entries: DerNode | null;
  readonly authorityKeyIdentifier: Uint8Array | null;
  readonly scope: CrlScope | null;
  /** Delta CRLs and unknown critical extensions make a CRL unusable. */
  readonly unknownCritical: readonly string[];
}

const PROCESSED: ReadonlySet<string> = new Set([
  OID.authorityKeyIdentifier,
  OID.crlNumber,
  OID.issuingDistributionPoint,
]);

/** Reads a DER CRL. @throws RevocationError `crl_malformed` */
export function parseCrl(der: Uint8Array): CertificateRevocationList {
  try {
    return parse(der);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new RevocationError('crl_malformed', `CRL: ${error.message}`, { cause: error });
  }
}

function parse(der: Uint8Array): CertificateRevocationList {
  const outer = enter(readDer(der));
  const tbs = outer.next(TAG.sequence);
  const algorithm = outer.next(TAG.sequence);
  const signature = asBitOctets(outer.next());
  outer.end();
  const body = enter(tbs);
  const version = body.optional(TAG.integer);
  const inner = body.next(TAG.sequence);
  if (!equalBytes(inner.bytes, algorithm.bytes))
    throw new DerError('two signature algorithms', algorithm.offset);
  const issuer = body.next(TAG.sequence).bytes;
  const thisUpdate = asTime(body.next());
  const hasNext = body.peek === TAG.utcTime || body.peek === TAG.generalizedTime;
  const nextUpdate = hasNext ? asTime(body.next()) : null;
  const entries = body.optional(TAG.sequence) ?? null;
  const extensions = body.optional(contextConstructed(0));
  body.end();
  if (version !== undefined && asNumber(version) !== 1) throw new DerError('CRL version', version.offset);
  const raw =
    extensions === undefined ? new Map<string, RawExtension>() : readRawExtensions(only(extensions));
  const keyId = raw.get(OID.authorityKeyIdentifier);
  const scope = raw.get(OID.issuingDistributionPoint);
  return {
    der,
    tbs: tbs.bytes,
    scheme: knownScheme(algorithm),
    signature,
    issuer,
    thisUpdate,
    nextUpdate,
    entries,
    authorityKeyIdentifier: keyId === undefined ? null : readAuthorityKeyIdentifier(readDer(keyId.value)),
    scope: scope === undefined ? null : readScope(readDer(scope.value)),
    unknownCritical: [...raw]
      .filter(([name, { critical }]) => critical && !PROCESSED.has(name))
      .map(([name]) => name),
  };
}

function readScope(node: DerNode): CrlScope {
  const cursor = enter(node);
  const point = cursor.optional(contextConstructed(0));
  const flags = new Map<number, boolean>();
  for (const field of cursor)
    flags.set(field.tag, field.tag === contextPrimitive(3) || field.content[0] === 0xff);
  const full =
    point === undefined ? undefined : enter(point, contextConstructed(0)).optional(contextConstructed(0));
  const flag = (n: number) => flags.get(contextPrimitive(n)) === true;
  return {
    urls: full === undefined ? [] : readUris(full),
    onlyUsers: flag(1),
    onlyAuthorities: flag(2),
    unsupported: flag(3) || flag(4) || flag(5),
  };
}

/** The entry of a serial number: when it was revoked and why; undefined when it is not on the list. @throws DerError */
export function findRevoked(
  crl: CertificateRevocationList,
  serialDer: Uint8Array,
): { at: Date; reason: number | null } | undefined {
  if (crl.entries === null) return undefined;
  for (const entry of enter(crl.entries)) {
    const cursor = enter(entry);
    if (!equalBytes(cursor.next(TAG.integer).bytes, serialDer)) continue;
    const at = asTime(cursor.next());
    const extensions = cursor.optional(TAG.sequence);
    return { at, reason: extensions === undefined ? null : readReason(extensions) };
  }
  return undefined;
}

function readReason(extensions: DerNode): number | null {
  const reason = readRawExtensions(extensions).get(OID.crlReason);
  return reason === undefined ? null : asNumber(readDer(reason.value), TAG.enumerated);
}
