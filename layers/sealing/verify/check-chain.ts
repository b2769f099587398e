import type { CryptoPort, SignatureScheme } from '../crypto/crypto-port.ts';
import { buildPath } from '../x509/build-path.ts';
import type { Certificate } from '../x509/certificate.ts';
import { outsideValidity } from '../x509/check-path.ts';
import { displayName } from '../x509/read-name.ts';
import { algorithmFault, pathAlgorithmFault } from './algorithm-policy.ts';
import { checkRevocation } from './check-revocation.ts';
import { type Fault, fault } from './reason.ts';
import type { ValidationPool } from './validation-data.ts';

export interface ChainInput {
  readonly leaf: Certificate;
  /** How the leaf's key was used. */
  readonly scheme: SignatureScheme | null;
  readonly pool: ValidationPool;
  readonly trust: readonly Certificate[];
  /** When the key was used: the earliest time that is proven, else now. */
  readonly at: Date;
  readonly proven: boolean;
  /** The time that the signed data claim for themselves, where it counts (time-stamps); default `at`. */
  readonly usedAt?: Date;
  readonly crypto: CryptoPort;
}

export interface ChainOutcome {
  readonly path: readonly Certificate[];
  readonly fault: Fault | null;
  /** Fresh revocation data for the whole path. */
  readonly revocationComplete: boolean;
}

/** Path to a trusted authority, validity, revocation and algorithms, all at one time (EN 319 102-1 clauses 5.2.6, 5.5). */
export async function checkChain(input: ChainInput): Promise<ChainOutcome> {
  const { leaf, pool, trust, crypto, at, proven, usedAt = at } = input;
  const { path, fault: pathFault } = await buildPath({ leaf, pool: pool.certificates, trust, crypto });
  const failed = (found: Fault): ChainOutcome => ({ path, fault: found, revocationComplete: false });
  if (pathFault !== null) return failed(pathFault);
  const outside = outsideValidity(path, at);
  if (outside !== null) {
    const name = displayName(outside.certificate.subject);
    if (outside.side === 'before') return failed(fault('notYetValid', `${name} was not valid yet`));
    return failed(fault('outOfBoundsNoPoe', `no proof that the signature existed while ${name} was valid`));
  }
  const revocation = await checkRevocation({ path, pool, at, usedAt, proven, crypto });
  if (revocation.fault !== null) return failed(revocation.fault);
  const weak = algorithmFault(input.scheme, leaf.publicKey, at) ?? pathAlgorithmFault(path, at);
  if (weak !== null) return failed(fault('cryptoConstraintsFailure', weak));
  return { path, fault: null, revocationComplete: revocation.complete };
}
