import { readHashIdentifier } from '../crypto/algorithm-identifiers.ts';
import type { CryptoPort, HashName } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import type { DerNode } from '../der/der-node.ts';
import { children, enter } from '../der/der-reader.ts';
import { asOctets } from '../der/der-values.ts';
import * as OID from '../der/oids.ts';
import { contextConstructed, TAG } from '../der/tags.ts';
import type { Certificate } from '../x509/certificate.ts';
import { sameName } from '../x509/same-name.ts';
import { singleAttribute } from './parse-signed-data.ts';
import type { CmsAttribute } from './signed-data.ts';

/** First entry of a signing-certificate attribute: which certificate the signer signed with. */
export interface EssCertificate {
  readonly version: 1 | 2;
  readonly hash: HashName;
  readonly certificateHash: Uint8Array;
  readonly issuerSerial: { readonly issuers: readonly Uint8Array[]; readonly serialDer: Uint8Array } | null;
}

/**
 * Reads signing-certificate-v2 (RFC 5035), else signing-certificate (RFC 2634); undefined when neither is there.
 * @throws CmsError, DerError, UnknownAlgorithmError
 */
export function readEssCertificate(attributes: readonly CmsAttribute[]): EssCertificate | undefined {
  const v2 = singleAttribute(attributes, OID.signingCertificateV2);
  if (v2 !== undefined) return readFirst(v2, 2);
  const v1 = singleAttribute(attributes, OID.signingCertificate);
  return v1 === undefined ? undefined : readFirst(v1, 1);
}

function readFirst(value: DerNode, version: 1 | 2): EssCertificate {
  const entry = enter(enter(enter(value).next(TAG.sequence)).next(TAG.sequence));
  const algorithm = version === 2 ? entry.optional(TAG.sequence) : undefined;
  const fallback = version === 2 ? 'sha256' : 'sha1';
  const hash = algorithm === undefined ? fallback : readHashIdentifier(algorithm);
  const certificateHash = asOctets(entry.next());
  const issuerSerial = entry.optional(TAG.sequence);
  entry.end();
  return {
    version,
    hash,
    certificateHash,
    issuerSerial: issuerSerial === undefined ? null : readIssuerSerial(issuerSerial),
  };
}

function readIssuerSerial(node: DerNode) {
  const cursor = enter(node);
  const issuers = children(cursor.next(TAG.sequence))
    .filter(({ tag }) => tag === contextConstructed(4))
    .map(({ content }) => content);
  return { issuers, serialDer: cursor.next(TAG.integer).bytes };
}

/** True when the attribute means this certificate: hash, and issuer and serial number if they are given. */
export async function essMatches(
  ess: EssCertificate,
  certificate: Certificate,
  crypto: CryptoPort,
): Promise<boolean> {
  if (!equalBytes(await crypto.digest(ess.hash, certificate.der), ess.certificateHash)) return false;
  const { issuerSerial } = ess;
  if (issuerSerial === null) return true;
  if (!equalBytes(issuerSerial.serialDer, certificate.serialDer)) return false;
  return issuerSerial.issuers.some((issuer) => sameName(issuer, certificate.issuer));
}
