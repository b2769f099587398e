import type { CryptoPort, HashName } from '../crypto/crypto-port.ts';
import { equalBytes } from '../der/bytes-util.ts';
import { checkTimeStampToken } from '../tsp/check-time-stamp-token.ts';
import type { MessageImprint } from '../tsp/message-imprint.ts';
import { TimeStampError } from '../tsp/time-stamp-error.ts';
import { parseTimeStampToken, type TimeStampToken } from '../tsp/time-stamp-token.ts';
import type { Certificate } from '../x509/certificate.ts';
import { displayName } from '../x509/read-name.ts';
import { hashPolicyFault } from './algorithm-policy.ts';
import { checkChain } from './check-chain.ts';
import { type Fault, fault } from './reason.ts';
import { joinPools, poolOf, type ValidationPool } from './validation-data.ts';

/** Everything a chain is judged with; the same for all signatures of a file. */
export interface TrustContext {
  readonly trust: readonly Certificate[];
  readonly pool: ValidationPool;
  readonly crypto: CryptoPort;
  /** The control time: now, unless the caller says otherwise. */
  readonly now: Date;
}

export interface CheckedTimeStamp {
  readonly fault: Fault | null;
  /** True when the token itself is sound: its imprint, signature and form. */
  readonly intact: boolean;
  readonly time: Date | null;
  readonly authority: string | null;
  readonly revocationComplete: boolean;
}

/** When a time-stamp existed at the latest, and what it must be over. */
export interface TimeStampClaim {
  readonly provenAt: Date;
  readonly proven: boolean;
  readonly digest: (hash: HashName) => Promise<Uint8Array>;
}

/** Reads a token; undefined for what is none. */
export function tryParseToken(der: Uint8Array): TimeStampToken | undefined {
  try {
    return parseTimeStampToken(der);
  } catch (error) {
    if (error instanceof TimeStampError) return undefined;
    throw error;
  }
}

/** Checks a token fully: imprint, signature, purpose, path, validity, revocation, algorithms (EN 319 102-1 clause 5.4). */
export async function checkTimeStamp(
  token: TimeStampToken,
  claim: TimeStampClaim,
  context: TrustContext,
): Promise<CheckedTimeStamp> {
  const own = poolOf(token.signedData);
  const pool = joinPools(own, context.pool);
  const check = await checkTimeStampToken(
    token,
    context.crypto,
    pool.certificates.map(({ der }) => der),
  );
  const facts = {
    time: token.time,
    authority: check.certificate === null ? null : displayName(check.certificate.subject),
  };
  const failed = (found: Fault, intact: boolean): CheckedTimeStamp => ({
    ...facts,
    fault: found,
    intact,
    revocationComplete: false,
  });
  if (!(await imprintMatches(token.imprint, claim)))
    return failed(fault('hashFailure', 'the time-stamp is over something else'), false);
  if (check.fault !== null) return failed(check.fault, check.fault.reason === 'chainConstraintsFailure');
  const weak = hashPolicyFault(token.imprint.hash, claim.provenAt);
  if (weak !== null) return failed(fault('cryptoConstraintsFailure', weak), true);
  if (check.certificate === null)
    return failed(fault('noSigningCertificateFound', 'no authority certificate'), true);
  const scheme = token.signedData.signers[0]?.scheme ?? null;
  const { trust, crypto } = context;
  const { provenAt: at, proven } = claim;
  const usedAt = token.time;
  const chain = await checkChain({
    leaf: check.certificate,
    scheme,
    pool,
    trust,
    at,
    usedAt,
    proven,
    crypto,
  });
  if (chain.fault !== null) return failed(chain.fault, true);
  if (token.time.getTime() - token.accuracy > at.getTime())
    return failed(fault('timestampOrderFailure', 'the time-stamp lies in the future'), true);
  return { ...facts, fault: null, intact: true, revocationComplete: chain.revocationComplete };
}

async function imprintMatches({ hash, digest }: MessageImprint, claim: TimeStampClaim): Promise<boolean> {
  return equalBytes(digest, await claim.digest(hash));
}
