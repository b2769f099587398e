import type { HashName, SignatureScheme } from '../crypto/crypto-port.ts';
import type { PublicKeyInfo } from '../crypto/public-key.ts';
import type { Certificate } from '../x509/certificate.ts';
import { displayName } from '../x509/read-name.ts';

/** Never acceptable, or acceptable for good. */
const NEVER = 0;
const NO_END = Number.POSITIVE_INFINITY;

/**
 * Ends of acceptance after ETSI TS 119 312 V1.5.1 and its predecessors, as EU DSS 6.4 dates them. Compared with the
 * proven time of use.
 */
const HASH_END: Readonly<Record<HashName, number>> = {
  sha1: Date.UTC(2009, 0, 1),
  sha256: NO_END,
  sha384: NO_END,
  sha512: NO_END,
};

type Row = readonly [minimumBits: number, end: number];

const RSA_ROWS: readonly Row[] = [
  [1900, Date.UTC(2029, 0, 1)],
  [1536, Date.UTC(2016, 0, 1)],
  [1024, Date.UTC(2009, 0, 1)],
];
const PSS_ROWS: readonly Row[] = [[3000, NO_END], ...RSA_ROWS];
const EC_ROWS: readonly Row[] = [
  [256, NO_END],
  [224, Date.UTC(2016, 0, 1)],
];

/** Why an algorithm or key is not acceptable at `at`; null when it is. */
export function algorithmFault(scheme: SignatureScheme | null, key: PublicKeyInfo, at: Date): string | null {
  if (scheme === null) return 'unknown signature algorithm';
  const hashFault = hashPolicyFault(scheme.hash, at);
  if (hashFault !== null) return hashFault;
  if (key.kind === 'other' || (key.kind === 'ec' && key.bits === 0)) return 'unknown kind of key';
  const rows =
    scheme.kind === 'ecdsa' || scheme.kind === 'eddsa'
      ? EC_ROWS
      : scheme.kind === 'rsa-pss'
        ? PSS_ROWS
        : RSA_ROWS;
  if (at.getTime() < endOf(rows, key.bits)) return null;
  return `${scheme.kind} with ${key.bits} bits is not acceptable at that time`;
}

export function hashPolicyFault(hash: HashName, at: Date): string | null {
  return at.getTime() < HASH_END[hash] ? null : `${hash} is not acceptable at that time`;
}

/** The first certificate of a path whose signature or key is not acceptable. The anchor's own signature proves nothing. */
export function pathAlgorithmFault(path: readonly Certificate[], at: Date): string | null {
  for (const [i, certificate] of path.entries()) {
    const issuer = path[i + 1];
    if (issuer === undefined) continue;
    const detail = algorithmFault(certificate.scheme, issuer.publicKey, at);
    if (detail !== null) return `${displayName(certificate.subject)}: ${detail}`;
  }
  return null;
}

function endOf(rows: readonly Row[], bits: number): number {
  return rows.find(([minimum]) => bits >= minimum)?.[1] ?? NEVER;
}
