import type { Certificate } from '../x509/certificate.ts';
import { hashPolicyFault } from './algorithm-policy.ts';
import { baselineFaults } from './check-baseline.ts';
import { checkChain } from './check-chain.ts';
import { type CheckedTimeStamp, checkTimeStamp, type TrustContext } from './check-time-stamp.ts';
import type { ExaminedSignature } from './examined.ts';
import { type JudgedDocumentTimeStamp, type Proof, proofOf } from './judge-time-stamps.ts';
import { type Fault, fault } from './reason.ts';
import { signerUsageFault } from './signer-usage.ts';
import { joinPools, poolOf } from './validation-data.ts';

/** A signature with its verdict, changes in later revisions left out. */
export interface JudgedSignature {
  readonly examined: ExaminedSignature;
  readonly timeStamps: readonly CheckedTimeStamp[];
  readonly fault: Fault | null;
  /** When it is proven to have existed. */
  readonly proof: Proof;
  readonly path: readonly Certificate[];
  /** Meets the requirements of PAdES-BASELINE-B. */
  readonly baseline: boolean;
  /** Fresh revocation data for its chain and the chains of its time-stamps. */
  readonly revocationComplete: boolean;
}

/** Judges a signature at the earliest time that its own and the document's time-stamps prove. */
export async function judgeSignature(
  examined: ExaminedSignature,
  documentTimeStamps: readonly JudgedDocumentTimeStamp[],
  context: TrustContext,
): Promise<JudgedSignature> {
  const outer = proofOf(examined.placed, documentTimeStamps, context.now);
  const timeStamps = await checkTokens(examined, outer, context);
  const proof = earliest(outer, timeStamps);
  const base = { examined, timeStamps, proof, baseline: isBaseline(examined) };
  const failed = (found: Fault, path: readonly Certificate[] = []): JudgedSignature => ({
    ...base,
    fault: found,
    path,
    revocationComplete: false,
  });
  const { check, signedData } = examined;
  if (examined.fault !== null) return failed(examined.fault);
  if (check?.certificate == null || check.signer === null || signedData === null) {
    return failed(fault('noSigningCertificateFound', 'no signer certificate'));
  }
  const { digestAlgorithm, scheme } = check.signer;
  const weak =
    digestAlgorithm === null ? 'unknown digest algorithm' : hashPolicyFault(digestAlgorithm, proof.at);
  const pool = joinPools(poolOf(signedData), context.pool);
  const { trust, crypto } = context;
  const chain = await checkChain({ leaf: check.certificate, scheme, pool, trust, crypto, ...proof });
  if (chain.fault !== null) return failed(chain.fault, chain.path);
  if (weak !== null) return failed(fault('cryptoConstraintsFailure', weak), chain.path);
  const usage = signerUsageFault(check.certificate);
  if (usage !== null) return failed(fault('chainConstraintsFailure', usage), chain.path);
  const sound = timeStamps.filter((stamp) => stamp.fault === null);
  const revocationComplete = chain.revocationComplete && sound.every((stamp) => stamp.revocationComplete);
  return { ...base, fault: null, path: chain.path, revocationComplete };
}

function isBaseline({ placed, signedData, check }: ExaminedSignature): boolean {
  return signedData !== null && check !== null && baselineFaults(placed, signedData, check).length === 0;
}

async function checkTokens(
  { tokens, check }: ExaminedSignature,
  outer: Proof,
  context: TrustContext,
): Promise<CheckedTimeStamp[]> {
  const signature = check?.signer?.signature;
  if (signature === undefined) return [];
  const checked: CheckedTimeStamp[] = [];
  for (const token of tokens) {
    if (token === undefined) {
      checked.push({
        fault: fault('formatFailure', 'not a time-stamp token'),
        intact: false,
        time: null,
        authority: null,
        revocationComplete: false,
      });
      continue;
    }
    const digest = (hash: Parameters<typeof context.crypto.digest>[0]) =>
      context.crypto.digest(hash, signature);
    checked.push(await checkTimeStamp(token, { provenAt: outer.at, proven: outer.proven, digest }, context));
  }
  return checked;
}

function earliest(outer: Proof, timeStamps: readonly CheckedTimeStamp[]): Proof {
  const times = timeStamps.flatMap(({ fault: found, time }) =>
    found === null && time !== null ? [time.getTime()] : [],
  );
  if (times.length === 0) return outer;
  return { at: new Date(Math.min(...times, ...(outer.proven ? [outer.at.getTime()] : []))), proven: true };
}
