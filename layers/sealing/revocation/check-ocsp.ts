import type { CryptoPort } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import * as OID from '../der/oids.ts';
import { type Certificate, KEY_USAGE } from '../x509/certificate.ts';
import { tryParseCertificate } from '../x509/parse-certificate.ts';
import { sameName } from '../x509/same-name.ts';
import { isSignedBy, mayHaveIssued } from '../x509/verify-issued.ts';
import type { OcspResponse, OcspSingle } from './parse-ocsp.ts';
import { type RevocationStatus, unusable } from './revocation-status.ts';

export interface OcspCheckInput {
  readonly response: OcspResponse;
  readonly certificate: Certificate;
  /** Certificate of the authority that issued `certificate`. */
  readonly issuer: Certificate;
  readonly crypto: CryptoPort;
  /** Octets that were sent: an answer with another nonce is unusable, one without is not (RFC 5019 §4). */
  readonly nonce?: Uint8Array;
  /** More certificates to look for the responder's in. */
  readonly pool?: readonly Certificate[];
}

/**
 * What an OCSP answer says about a certificate: the right CertID, responder authorised by the issuer (RFC 6960
 * §4.2.2.2) and valid when it answered, signature. Whether it is fresh enough is the caller's question.
 */
export async function checkOcsp(input: OcspCheckInput): Promise<RevocationStatus> {
  const { response, nonce, crypto } = input;
  const single = await findSingle(input);
  if (single === undefined) return unusable('the OCSP answer is about another certificate');
  if (single.status === 'unknown') return unusable('the responder does not know the certificate');
  if (single.hasUnknownCritical || response.hasUnknownCritical) return unusable('unknown critical extension');
  if (nonce !== undefined && response.nonce !== null && !equalBytes(nonce, response.nonce)) {
    return unusable('the answer belongs to another request');
  }
  const signer = await findResponder(input);
  if (signer === undefined) return unusable('the responder is not authorised by the issuer');
  if (
    response.scheme === null ||
    !(await crypto.verify(signer.spki, response.scheme, response.tbs, response.signature))
  ) {
    return unusable('the signature on the OCSP answer is wrong');
  }
  const facts = {
    thisUpdate: single.thisUpdate,
    nextUpdate: single.nextUpdate,
    producedAt: response.producedAt,
    signer,
  };
  if (single.status === 'good') return { ...facts, source: 'ocsp', status: 'good' };
  const at = single.revokedAt ?? single.thisUpdate;
  return { ...facts, source: 'ocsp', status: 'revoked', at, reason: single.reason };
}

async function findSingle({
  response,
  certificate,
  issuer,
  crypto,
}: OcspCheckInput): Promise<OcspSingle | undefined> {
  for (const single of response.singles) {
    if (single.hash === null || !equalBytes(single.serialDer, certificate.serialDer)) continue;
    const name = await crypto.digest(single.hash, certificate.issuer);
    const key = await crypto.digest(single.hash, issuer.publicKey.octets);
    if (equalBytes(single.issuerNameHash, name) && equalBytes(single.issuerKeyHash, key)) return single;
  }
  return undefined;
}

async function findResponder(input: OcspCheckInput): Promise<Certificate | undefined> {
  const { response, issuer, crypto, pool = [] } = input;
  const delivered = response.certificates.flatMap((der) => tryParseCertificate(der) ?? []);
  for (const candidate of [issuer, ...delivered, ...pool]) {
    if (!(await isNamed(candidate, response, crypto))) continue;
    if (equalBytes(candidate.der, issuer.der) || sameKey(candidate, issuer)) return candidate;
    if (await isDelegated(candidate, issuer, response.producedAt, crypto)) return candidate;
  }
  return undefined;
}

async function isNamed(
  candidate: Certificate,
  { responder }: OcspResponse,
  crypto: CryptoPort,
): Promise<boolean> {
  if (responder.kind === 'name') return sameName(candidate.subject, responder.value);
  return equalBytes(await crypto.digest('sha1', candidate.publicKey.octets), responder.value);
}

function sameKey(a: Certificate, b: Certificate): boolean {
  return equalBytes(a.spki, b.spki) && sameName(a.subject, b.subject);
}

async function isDelegated(
  responder: Certificate,
  issuer: Certificate,
  producedAt: Date,
  crypto: CryptoPort,
): Promise<boolean> {
  const { extendedKeyUsage, keyUsage, unknownCritical } = responder.extensions;
  if (extendedKeyUsage === null || !extendedKeyUsage.includes(OID.ocspSigning)) return false;
  if (
    keyUsage !== null &&
    !keyUsage.has(KEY_USAGE.digitalSignature) &&
    !keyUsage.has(KEY_USAGE.nonRepudiation)
  )
    return false;
  if (unknownCritical.length > 0 || producedAt < responder.notBefore || producedAt > responder.notAfter)
    return false;
  return mayHaveIssued(issuer, responder) && (await isSignedBy(responder, issuer, crypto));
}
