import type { JudgedSignature } from './judge-signature.ts';
import type { JudgedDocumentTimeStamp } from './judge-time-stamps.ts';
import type { Level } from './verification.ts';

/** What the levels above T need to know of the file. */
export interface LongTermData {
  readonly dssPresent: boolean;
  /** Ends of the document time-stamps whose own revision already has a DSS. */
  readonly stampsOverDss: ReadonlySet<number>;
}

/**
 * The level a signature has reached (EN 319 142-1 clause 6): only time-stamps that hold count, and long-term data only
 * when they are complete.
 */
export function levelOf(
  { baseline, proof, revocationComplete, examined }: JudgedSignature,
  documentTimeStamps: readonly JudgedDocumentTimeStamp[],
  { dssPresent, stampsOverDss }: LongTermData,
): Level | null {
  if (!baseline) return null;
  if (!proof.proven) return 'B';
  if (!dssPresent || !revocationComplete) return 'T';
  const archived = documentTimeStamps.some(
    ({ examined: { placed }, checked }) =>
      checked.fault === null && placed.hole.start >= examined.placed.end && stampsOverDss.has(placed.end),
  );
  return archived ? 'LTA' : 'LT';
}
