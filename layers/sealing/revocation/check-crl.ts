import type { CryptoPort } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import { type Certificate, KEY_USAGE } from '../x509/certificate.ts';
import { sameName } from '../x509/same-name.ts';
import { type CertificateRevocationList, findRevoked } from './parse-crl.ts';
import { type RevocationStatus, unusable } from './revocation-status.ts';

export interface CrlCheckInput {
  readonly crl: CertificateRevocationList;
  readonly certificate: Certificate;
  /** Certificate of the authority that issued `certificate`. */
  readonly issuer: Certificate;
  readonly crypto: CryptoPort;
}

/**
 * What a CRL says about a certificate: issuer, signature and right to sign, scope, extensions, entry. Whether it is
 * fresh enough is the caller's question. Indirect and delta CRLs are unusable.
 */
export async function checkCrl({
  crl,
  certificate,
  issuer,
  crypto,
}: CrlCheckInput): Promise<RevocationStatus> {
  const detail = scopeFault(crl, certificate, issuer);
  if (detail !== null) return unusable(detail);
  if (crl.scheme === null || !(await crypto.verify(issuer.spki, crl.scheme, crl.tbs, crl.signature))) {
    return unusable('the signature on the CRL is wrong');
  }
  const facts = {
    thisUpdate: crl.thisUpdate,
    nextUpdate: crl.nextUpdate,
    producedAt: crl.thisUpdate,
    signer: issuer,
    source: 'crl',
  } as const;
  try {
    const entry = findRevoked(crl, certificate.serialDer);
    return entry === undefined ? { ...facts, status: 'good' } : { ...facts, status: 'revoked', ...entry };
  } catch (error) {
    if (error instanceof DerError) return unusable('an entry of the CRL cannot be read');
    throw error;
  }
}

function scopeFault(
  crl: CertificateRevocationList,
  certificate: Certificate,
  issuer: Certificate,
): string | null {
  if (!sameName(crl.issuer, certificate.issuer) || !sameName(crl.issuer, issuer.subject))
    return 'CRL of another authority';
  const { subjectKeyIdentifier, keyUsage } = issuer.extensions;
  const wanted = crl.authorityKeyIdentifier;
  if (wanted !== null && subjectKeyIdentifier !== null && !equalBytes(wanted, subjectKeyIdentifier)) {
    return 'CRL by another key of the authority';
  }
  if (keyUsage !== null && !keyUsage.has(KEY_USAGE.cRLSign)) return 'the authority may not sign CRLs';
  if (crl.unknownCritical.length > 0) return `unknown critical extension ${crl.unknownCritical[0]}`;
  if (crl.nextUpdate === null) return 'the CRL does not say when the next one comes';
  if (crl.scope === null) return null;
  const isAuthority = certificate.extensions.basicConstraints?.ca === true;
  if (crl.scope.unsupported || (isAuthority ? crl.scope.onlyUsers : crl.scope.onlyAuthorities))
    return 'CRL of another scope';
  const { crlUrls } = certificate.extensions;
  const elsewhere =
    crl.scope.urls.length > 0 && crlUrls.length > 0 && !crl.scope.urls.some((url) => crlUrls.includes(url));
  return elsewhere ? 'CRL of another distribution point' : null;
}
