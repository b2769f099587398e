import type { CryptoPort } from '../crypto/crypto-port.ts';
import { type SealingAlgorithms, sealingAlgorithms } from '../crypto/sealing-algorithm.ts';
import { equalBytes } from '../der/bytes-util.ts';
import * as OID from '../der/oids.ts';
import { pathAlgorithmFault } from '../verify/algorithm-policy.ts';
import { signerUsageFault } from '../verify/signer-usage.ts';
import { buildPath, chainAbove } from '../x509/build-path.ts';
import { type Certificate, KEY_USAGE } from '../x509/certificate.ts';
import { outsideValidity } from '../x509/check-path.ts';
import { tryParseCertificate } from '../x509/parse-certificate.ts';
import { displayName } from '../x509/read-name.ts';
import { isSelfIssued } from '../x509/verify-issued.ts';

/** Why a chain does not seal. */
export type SealChainFault =
  | 'certificate_malformed'
  | 'key_mismatch'
  | 'key_unsuitable'
  | 'chain_incomplete'
  | 'chain_unusable'
  | 'certificate_expired'
  | 'certificate_not_yet_valid'
  | 'key_usage_unsuitable'
  | 'revocation_address_missing'
  | 'algorithm_unacceptable';

/** A chain that does not seal, and what a person can do about it. */
export class SealChainError extends Error {
  readonly code: SealChainFault;
  constructor(code: SealChainFault, detail: string) {
    super(detail);
    this.name = 'SealChainError';
    this.code = code;
  }
}

/** A chain that seals. */
export interface SealChain {
  readonly leaf: Certificate;
  /** Above the leaf, root last. */
  readonly above: readonly Certificate[];
  readonly algorithm: SealingAlgorithms['seal'];
  /** What some reader will make of it; nothing that stops a seal. */
  readonly warnings: readonly string[];
}

interface SealChainInput {
  /** DER, in any order: leaf, authorities, root. */
  readonly certificates: readonly Uint8Array[];
  /** DER SubjectPublicKeyInfo of the key that will seal. */
  readonly spki: Uint8Array;
  /** When it begins to seal. */
  readonly at: Date;
  readonly crypto: CryptoPort;
}

/**
 * Checks that a chain fits a key and reaches every level: the whole chain with its root, a critical key usage with
 * nonRepudiation, an address for revocation data in every certificate below the root (what EU DSS and pyHanko demand
 * for PAdES-BASELINE-LT and LTA), acceptable algorithms, and validity at `at`.
 * @throws SealChainError
 */
export async function sealChain({ certificates, spki, at, crypto }: SealChainInput): Promise<SealChain> {
  const pool = certificates.map(readable);
  const leaf = pool.find((one) => equalBytes(one.spki, spki));
  if (leaf === undefined)
    throw new SealChainError('key_mismatch', 'no certificate in it belongs to the key that was asked for');
  const algorithms = sealingAlgorithms(spki);
  if (algorithms === null)
    throw new SealChainError('key_unsuitable', 'RSA from 3,072 bits, P-256, P-384 or P-521 can seal');
  const above = await chainAbove(leaf, pool, crypto);
  const root = above.at(-1);
  if (root === undefined || !isSelfIssued(root)) {
    const last = displayName((root ?? leaf).issuer);
    throw new SealChainError('chain_incomplete', `the certificate of ${last} is missing`);
  }
  const { fault } = await buildPath({ leaf, pool, trust: [root], crypto });
  if (fault !== null) throw new SealChainError('chain_unusable', fault.detail);
  assertValidAt([leaf, ...above], at);
  assertUsage(leaf);
  assertRevocable([leaf, ...above]);
  const weak = pathAlgorithmFault([leaf, ...above], at);
  if (weak !== null) throw new SealChainError('algorithm_unacceptable', weak);
  return { leaf, above, algorithm: algorithms.seal, warnings: warningsOf(leaf, above) };
}

function readable(der: Uint8Array): Certificate {
  const certificate = tryParseCertificate(der);
  if (certificate === undefined)
    throw new SealChainError('certificate_malformed', 'a certificate in it cannot be read');
  return certificate;
}

function assertValidAt(path: readonly Certificate[], at: Date): void {
  const outside = outsideValidity(path, at);
  if (outside === null) return;
  const { certificate, side } = outside;
  const name = displayName(certificate.subject);
  const span = `${certificate.notBefore.toISOString()} to ${certificate.notAfter.toISOString()}`;
  throw new SealChainError(
    side === 'before' ? 'certificate_not_yet_valid' : 'certificate_expired',
    `${name} is valid from ${span}`,
  );
}

function assertUsage(leaf: Certificate): void {
  const { keyUsage, keyUsageCritical, basicConstraints } = leaf.extensions;
  const fault =
    signerUsageFault(leaf) ??
    (basicConstraints?.ca === true ? 'it is an authority' : null) ??
    (keyUsageCritical && keyUsage?.has(KEY_USAGE.nonRepudiation) === true
      ? null
      : 'the key usage must be critical and hold nonRepudiation');
  if (fault !== null) throw new SealChainError('key_usage_unsuitable', fault);
}

function assertRevocable(path: readonly Certificate[]): void {
  const without = path
    .slice(0, -1)
    .find(({ extensions }) => extensions.crlUrls.length + extensions.ocspUrls.length === 0);
  if (without === undefined) return;
  const name = displayName(without.subject);
  throw new SealChainError(
    'revocation_address_missing',
    `${name} names neither OCSP nor a revocation list: a seal would never get beyond level T`,
  );
}

const DOCUMENT_PURPOSES: readonly string[] = [OID.documentSigning, OID.adobeDocumentSigning];

function warningsOf(leaf: Certificate, above: readonly Certificate[]): string[] {
  const { keyUsage, extendedKeyUsage, crlUrls, caIssuersUrls } = leaf.extensions;
  const onlyDocuments = extendedKeyUsage?.every((purpose) => DOCUMENT_PURPOSES.includes(purpose)) === true;
  const ends = [leaf, ...above].reduce((first, one) => (one.notAfter < first.notAfter ? one : first));
  const weak = pathAlgorithmFault([leaf, ...above], new Date(leaf.notAfter.getTime() - 1));
  return [
    ...(keyUsage?.has(KEY_USAGE.digitalSignature)
      ? []
      : ['EU DSS warns: no digitalSignature in the key usage']),
    ...(crlUrls.length > 0 && caIssuersUrls.length > 0
      ? []
      : [
          'pyHanko stops at level T and EU DSS warns: CRL address or authority information access is missing',
        ]),
    ...(onlyDocuments ? ['pdfsig does not trust a certificate for document signing alone'] : []),
    ...(weak === null ? [] : [`before it ends: ${weak}`]),
    ...(ends === leaf
      ? []
      : [`${displayName(ends.subject)} ends before it, on ${ends.notAfter.toISOString()}`]),
  ];
}
