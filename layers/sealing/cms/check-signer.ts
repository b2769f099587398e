import { UnknownAlgorithmError } from '../crypto/algorithm-identifiers.ts';
import type { CryptoPort, HashName } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import { DerError } from '../der/der-error.ts';
import { asOctets, asOid } from '../der/der-values.ts';
import * as OID from '../der/oids.ts';
import type { Certificate } from '../x509/certificate.ts';
import { tryParseCertificate } from '../x509/parse-certificate.ts';
import { sameName } from '../x509/same-name.ts';
import { CmsError } from './cms-error.ts';
import { type EssCertificate, essMatches, readEssCertificate } from './ess-certificate.ts';
import { singleAttribute } from './parse-signed-data.ts';
import type { SignedData, SignerInfo } from './signed-data.ts';

/** Why a CMS signature does not hold; the names are sub-indications of EN 319 102-1. */
export interface SignerFault {
  readonly reason:
    | 'formatFailure'
    | 'hashFailure'
    | 'sigCryptoFailure'
    | 'sigConstraintsFailure'
    | 'noSigningCertificateFound'
    | 'cryptoConstraintsFailure';
  readonly detail: string;
}

export interface SignerCheck {
  readonly signer: SignerInfo | null;
  readonly certificate: Certificate | null;
  readonly ess: EssCertificate | null;
  readonly fault: SignerFault | null;
}

export interface SignerCheckInput {
  readonly signedData: SignedData;
  /** Hash of what is signed: the byte ranges, or the encapsulated content. */
  readonly contentDigest: (hash: HashName) => Promise<Uint8Array>;
  /** What is signed itself, for a SignerInfo without signed attributes (RFC 5652 §5.4). */
  readonly content?: () => Promise<Uint8Array | null>;
  readonly contentType: string;
  /** True: a signing-certificate attribute must be there (PAdES, RFC 3161). */
  readonly essRequired: boolean;
  readonly crypto: CryptoPort;
  /** More certificates to look for the signer's in (the DSS). */
  readonly certificates?: readonly Uint8Array[];
}

/** Checks the one SignerInfo of a SignedData: attributes, digest, certificate, ESS binding, signature value. */
export async function checkSigner(input: SignerCheckInput): Promise<SignerCheck> {
  const [signer, ...more] = input.signedData.signers;
  const none = { signer: signer ?? null, certificate: null, ess: null };
  if (signer === undefined || more.length > 0) {
    return {
      ...none,
      fault: { reason: 'formatFailure', detail: `${input.signedData.signers.length} signers instead of one` },
    };
  }
  try {
    return await check(signer, input);
  } catch (error) {
    if (error instanceof DerError || error instanceof CmsError) {
      return { ...none, fault: { reason: 'formatFailure', detail: error.message } };
    }
    if (error instanceof UnknownAlgorithmError) {
      return { ...none, fault: { reason: 'cryptoConstraintsFailure', detail: error.message } };
    }
    throw error;
  }
}

async function check(signer: SignerInfo, input: SignerCheckInput): Promise<SignerCheck> {
  if (signer.signedAttributesDer === null) return checkBare(signer, input);
  const ess = readEssCertificate(signer.signedAttributes) ?? null;
  const certificate = findSigner(signer, input);
  const answer = (fault: SignerFault | null): SignerCheck => ({ signer, certificate, ess, fault });
  const attributeFault = await checkAttributes(signer, input);
  if (attributeFault !== null) return answer(attributeFault);
  if (certificate === null)
    return answer({
      reason: 'noSigningCertificateFound',
      detail: 'the signer certificate is not in the file',
    });
  if (ess === null && input.essRequired)
    return answer({ reason: 'sigConstraintsFailure', detail: 'no signing-certificate attribute' });
  if (ess !== null && !(await essMatches(ess, certificate, input.crypto))) {
    return answer({
      reason: 'sigConstraintsFailure',
      detail: 'signing-certificate attribute names another certificate',
    });
  }
  return answer(await checkValue(signer, certificate, signer.signedAttributesDer, input.crypto));
}

/** Without signed attributes the value is over the content itself; no profile of today allows that. */
async function checkBare(signer: SignerInfo, input: SignerCheckInput): Promise<SignerCheck> {
  const certificate = findSigner(signer, input);
  const answer = (fault: SignerFault | null): SignerCheck => ({ signer, certificate, ess: null, fault });
  const content = input.essRequired ? null : ((await input.content?.()) ?? null);
  if (content === null) return answer({ reason: 'sigConstraintsFailure', detail: 'no signed attributes' });
  if (certificate === null) {
    return answer({
      reason: 'noSigningCertificateFound',
      detail: 'the signer certificate is not in the file',
    });
  }
  const fault = await checkValue(signer, certificate, content, input.crypto);
  const altered = fault?.reason === 'sigCryptoFailure';
  return answer(altered ? { reason: 'hashFailure', detail: 'the signed bytes were changed' } : fault);
}

async function checkAttributes(signer: SignerInfo, input: SignerCheckInput): Promise<SignerFault | null> {
  const { digestAlgorithm, signedAttributes } = signer;
  if (digestAlgorithm === null)
    return { reason: 'cryptoConstraintsFailure', detail: 'unknown digest algorithm' };
  const contentType = singleAttribute(signedAttributes, OID.contentType);
  const messageDigest = singleAttribute(signedAttributes, OID.messageDigest);
  if (contentType === undefined || messageDigest === undefined) {
    return { reason: 'formatFailure', detail: 'content-type or message-digest missing' };
  }
  if (asOid(contentType) !== input.contentType || input.signedData.contentType !== input.contentType) {
    return { reason: 'formatFailure', detail: 'content-type is not what is signed' };
  }
  const digest = await input.contentDigest(digestAlgorithm);
  return equalBytes(asOctets(messageDigest), digest)
    ? null
    : { reason: 'hashFailure', detail: 'the signed bytes were changed' };
}

async function checkValue(
  signer: SignerInfo,
  certificate: Certificate,
  signed: Uint8Array,
  crypto: CryptoPort,
): Promise<SignerFault | null> {
  const { scheme, digestAlgorithm } = signer;
  if (scheme === null) {
    return { reason: 'cryptoConstraintsFailure', detail: 'unknown signature algorithm' };
  }
  if (scheme.hash !== digestAlgorithm)
    return { reason: 'sigConstraintsFailure', detail: 'digest and signature algorithm differ' };
  if (!crypto.supports(certificate.spki, scheme)) {
    return { reason: 'cryptoConstraintsFailure', detail: 'the signature cannot be computed here' };
  }
  const right = await crypto.verify(certificate.spki, scheme, signed, signer.signature);
  return right ? null : { reason: 'sigCryptoFailure', detail: 'the signature value is wrong' };
}

function findSigner(
  { sid }: SignerInfo,
  { signedData, certificates = [] }: SignerCheckInput,
): Certificate | null {
  for (const der of [...signedData.certificates, ...certificates]) {
    const certificate = tryParseCertificate(der);
    if (certificate === undefined) continue;
    if (sid.kind === 'issuerAndSerial') {
      if (equalBytes(sid.serialDer, certificate.serialDer) && sameName(sid.issuer, certificate.issuer))
        return certificate;
      continue;
    }
    const { subjectKeyIdentifier } = certificate.extensions;
    if (subjectKeyIdentifier !== null && equalBytes(sid.keyIdentifier, subjectKeyIdentifier))
      return certificate;
  }
  return null;
}
