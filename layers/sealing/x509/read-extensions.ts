import { DerError } from '../der/der-error.ts';
import type { DerNode } from '../der/der-node.ts';
import { children, enter, readDer } from '../der/der-reader.ts';
import { asBoolean, asNamedBits, asNumber, asOctets, asOid } from '../der/der-values.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed, contextPrimitive, TAG } from '../der/tags.ts';
import type { CertificateExtensions } from './certificate.ts';

/** One Extension, its value not yet read. */
export interface RawExtension {
  readonly critical: boolean;
  /** Contents of extnValue: DER of the extension's own type. */
  readonly value: Uint8Array;
}

/** Critical extensions that path validation deals with. Policies are not required by any caller, so they only pass. */
const PROCESSED: ReadonlySet<string> = new Set([
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.basicConstraints,
  OID.subjectKeyIdentifier,
  OID.authorityKeyIdentifier,
  OID.nameConstraints,
  OID.subjectAltName,
  OID.certificatePolicies,
  OID.crlDistributionPoints,
  OID.authorityInfoAccess,
  OID.policyMappings,
  OID.policyConstraints,
  OID.inhibitAnyPolicy,
  OID.ocspNoCheck,
  OID.qcStatements,
]);

/** Extensions by dotted name. @throws DerError, also when one comes twice (RFC 5280 §4.2). */
export function readRawExtensions(list: DerNode): Map<string, RawExtension> {
  const found = new Map<string, RawExtension>();
  for (const node of enter(list)) {
    const cursor = enter(node);
    const name = asOid(cursor.next());
    const flag = cursor.optional(TAG.boolean);
    const value = asOctets(cursor.next());
    cursor.end();
    if (found.has(name)) throw new DerError(`extension ${name} twice`, node.offset);
    found.set(name, { critical: flag !== undefined && asBoolean(flag), value });
  }
  return found;
}

/** Reads what the engine looks at. @throws DerError */
export function readExtensions(list: DerNode | undefined): CertificateExtensions {
  const raw = list === undefined ? new Map<string, RawExtension>() : readRawExtensions(list);
  const read = <T>(name: string, decode: (node: DerNode) => T): T | null => {
    const extension = raw.get(name);
    return extension === undefined ? null : decode(readDer(extension.value));
  };
  const access = read(OID.authorityInfoAccess, readAccess) ?? [];
  return {
    keyUsage: read(OID.keyUsage, (node) => asNamedBits(node)),
    keyUsageCritical: raw.get(OID.keyUsage)?.critical ?? false,
    extendedKeyUsage: read(OID.extendedKeyUsage, (node) => children(node).map(asOid)),
    extendedKeyUsageCritical: raw.get(OID.extendedKeyUsage)?.critical ?? false,
    basicConstraints: read(OID.basicConstraints, readBasicConstraints),
    subjectKeyIdentifier: read(OID.subjectKeyIdentifier, asOctets),
    authorityKeyIdentifier: read(OID.authorityKeyIdentifier, readAuthorityKeyIdentifier),
    crlUrls: read(OID.crlDistributionPoints, readDistributionPoints) ?? [],
    ocspUrls: access.filter(({ method }) => method === OID.ocsp).map(({ url }) => url),
    caIssuersUrls: access.filter(({ method }) => method === OID.caIssuers).map(({ url }) => url),
    ocspNoCheck: raw.has(OID.ocspNoCheck),
    nameConstraints: raw.get(OID.nameConstraints)?.value ?? null,
    subjectAltName: raw.get(OID.subjectAltName)?.value ?? null,
    qcStatements: raw.has(OID.qcStatements),
    unknownCritical: [...raw]
      .filter(([name, { critical }]) => critical && !PROCESSED.has(name))
      .map(([name]) => name),
  };
}

function readBasicConstraints(node: DerNode): { ca: boolean; pathLength: number | null } {
  const cursor = enter(node);
  const ca = cursor.optional(TAG.boolean);
  const pathLength = cursor.optional(TAG.integer);
  cursor.end();
  return {
    ca: ca !== undefined && asBoolean(ca),
    pathLength: pathLength === undefined ? null : asNumber(pathLength),
  };
}

/** keyIdentifier of an AuthorityKeyIdentifier, null when it only names issuer and serial number. */
export function readAuthorityKeyIdentifier(node: DerNode): Uint8Array | null {
  return enter(node).optional(contextPrimitive(0))?.content ?? null;
}

function readAccess(node: DerNode): { method: string; url: string }[] {
  return children(node).flatMap((description) => {
    const cursor = enter(description);
    const method = asOid(cursor.next());
    const location = cursor.next();
    return location.tag === contextPrimitive(6) ? [{ method, url: ascii(location.content) }] : [];
  });
}

function readDistributionPoints(node: DerNode): string[] {
  return children(node).flatMap((point) => {
    const name = enter(point).optional(contextConstructed(0));
    if (name === undefined) return [];
    const full = enter(name, contextConstructed(0)).optional(contextConstructed(0));
    return full === undefined ? [] : readUris(full);
  });
}

/** URIs among the GeneralNames in `node`. */
export function readUris(node: DerNode): string[] {
  return children(node)
    .filter(({ tag }) => tag === contextPrimitive(6))
    .map(({ content }) => ascii(content));
}

function ascii(content: Uint8Array): string {
  return new TextDecoder('latin1').decode(content);
}
