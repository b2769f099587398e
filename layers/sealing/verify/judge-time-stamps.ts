import { type CheckedTimeStamp, checkTimeStamp, type TrustContext } from './check-time-stamp.ts';
import type { ExaminedDocumentTimeStamp } from './examined.ts';
import type { PlacedSignature } from './placed-signature.ts';

/** A document time-stamp with its verdict. */
export interface JudgedDocumentTimeStamp {
  readonly examined: ExaminedDocumentTimeStamp;
  readonly checked: CheckedTimeStamp;
}

/** The earliest time at which something is proven to have existed; `proven` false means it is only the control time. */
export interface Proof {
  readonly at: Date;
  readonly proven: boolean;
}

/**
 * Judges document time-stamps from the newest inwards: each is checked at the time that the ones around it prove
 * (EN 319 102-1 clause 5.6.2.2).
 */
export async function judgeDocumentTimeStamps(
  examined: readonly ExaminedDocumentTimeStamp[],
  context: TrustContext,
): Promise<JudgedDocumentTimeStamp[]> {
  const judged: JudgedDocumentTimeStamp[] = [];
  for (const one of [...examined].sort((a, b) => b.placed.end - a.placed.end)) {
    judged.push({
      examined: one,
      checked: await judge(one, proofOf(one.placed, judged, context.now), context),
    });
  }
  return judged.reverse();
}

async function judge(
  one: ExaminedDocumentTimeStamp,
  proof: Proof,
  context: TrustContext,
): Promise<CheckedTimeStamp> {
  if (one.fault !== null || one.token === null) {
    return {
      fault: one.fault,
      intact: false,
      time: one.token?.time ?? null,
      authority: null,
      revocationComplete: false,
    };
  }
  const claim = { provenAt: proof.at, proven: proof.proven, digest: async () => one.digest };
  return checkTimeStamp(one.token, claim, context);
}

/** What the sound document time-stamps that cover `placed` prove about it. */
export function proofOf(
  placed: PlacedSignature,
  judged: readonly JudgedDocumentTimeStamp[],
  now: Date,
): Proof {
  const times = judged
    .filter(({ examined, checked }) => checked.fault === null && examined.placed.hole.start >= placed.end)
    .flatMap(({ checked }) => (checked.time === null ? [] : [checked.time.getTime()]));
  return times.length === 0 ? { at: now, proven: false } : { at: new Date(Math.min(...times)), proven: true };
}
