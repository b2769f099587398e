import type { CryptoPort } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import { checkCrl } from '../revocation/check-crl.ts';
import { checkOcsp } from '../revocation/check-ocsp.ts';
import type { RevocationGood, RevocationStatus } from '../revocation/revocation-status.ts';
import type { Certificate } from '../x509/certificate.ts';
import { displayName } from '../x509/read-name.ts';
import { algorithmFault } from './algorithm-policy.ts';
import { type Fault, fault } from './reason.ts';
import type { ValidationPool } from './validation-data.ts';

export interface RevocationInput {
  /** Leaf first, anchor last. */
  readonly path: readonly Certificate[];
  readonly pool: ValidationPool;
  /** The time at which the certificates had to be good. */
  readonly at: Date;
  /** When the leaf's key was used as far as it says itself: data must be fresh for that time. */
  readonly usedAt: Date;
  /** True when that time is proven, not only assumed. */
  readonly proven: boolean;
  readonly crypto: CryptoPort;
}

/** `complete`: there is fresh revocation data for every certificate that needs some. */
export interface RevocationOutcome {
  readonly fault: Fault | null;
  readonly complete: boolean;
}

/** Revocation of every certificate of a path but its anchor and responders marked no-check. */
export async function checkRevocation(input: RevocationInput): Promise<RevocationOutcome> {
  let complete = true;
  for (const [i, certificate] of input.path.entries()) {
    const issuer = input.path[i + 1];
    if (issuer === undefined || certificate.extensions.ocspNoCheck) continue;
    const statuses = await statusesOf(certificate, issuer, input);
    const revoked = statuses.find((status) => status.status === 'revoked' && status.at <= input.at);
    if (revoked !== undefined) {
      const reason = input.proven ? 'revoked' : 'revokedNoPoe';
      return { fault: fault(reason, `${displayName(certificate.subject)} was revoked`), complete: false };
    }
    complete &&= statuses.some((status) => status.status !== 'unusable' && isFresh(status, input.usedAt));
  }
  return { fault: null, complete };
}

/**
 * Data speak for a time when they were made after it, or when they still held at it. (Our own LT job takes only the
 * former, EN 319 102-1 clause 5.2.5; other vendors' files often hold the latter.)
 */
function isFresh(
  { thisUpdate, nextUpdate }: Pick<RevocationGood, 'thisUpdate' | 'nextUpdate'>,
  at: Date,
): boolean {
  return thisUpdate >= at || (nextUpdate !== null && nextUpdate >= at);
}

async function statusesOf(
  certificate: Certificate,
  issuer: Certificate,
  { pool, crypto, at }: RevocationInput,
): Promise<RevocationStatus[]> {
  const statuses: RevocationStatus[] = [];
  for (const crl of pool.crls) {
    if (algorithmFault(crl.scheme, issuer.publicKey, at) !== null) continue;
    statuses.push(await checkCrl({ crl, certificate, issuer, crypto }));
  }
  for (const response of pool.ocsps) {
    const status = await checkOcsp({ response, certificate, issuer, crypto, pool: pool.certificates });
    if (status.status !== 'unusable' && needsStatusItself(status.signer, issuer)) continue;
    statuses.push(status);
  }
  return statuses;
}

/** A responder without id-pkix-ocsp-nocheck would need revocation data of its own: both reference validators stop there. */
function needsStatusItself(signer: Certificate, issuer: Certificate): boolean {
  return !signer.extensions.ocspNoCheck && !equalBytes(signer.spki, issuer.spki);
}
