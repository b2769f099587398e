import type { Kept } from './purge-at.ts';

/** Everything that speaks for or against erasing one record now. */
export interface PurgeFacts {
  /** Legal holds that match the record. */
  readonly holds: number;
  /** Duties of law to keep it. */
  readonly legalDuties: readonly Kept[];
  /** Since when a granted request for erasure (or a purge by the organisation) may run; null without one. */
  readonly erasureFrom: Date | null;
  /** Restrictions of processing (GDPR art. 18) on it. */
  readonly restrictions: number;
  /** The rule by which it goes on its own. */
  readonly timer: Kept;
}

export type PurgeReason = 'hold' | 'legalDuty' | 'erasure' | 'restriction' | 'timer';

/** What happens to the record, and the one reason that decided. */
export interface PurgeDecision {
  readonly erase: boolean;
  readonly because: PurgeReason;
  /** When it will go as things stand; null where a person has to decide first. */
  readonly at: Date | null;
  /** The deciding rule, for the person who asks why. */
  readonly kept: Kept | null;
}

/**
 * Decides for one record at one instant: hold > legal duty > erasure > restriction > timer. A restriction also stops
 * the timer, because it protects data that the person wants kept for a claim (GDPR art. 18(2)).
 */
export function decidePurge(facts: PurgeFacts, now: Date): PurgeDecision {
  if (facts.holds > 0) return { erase: false, because: 'hold', at: null, kept: null };
  const duty = longestOf(facts.legalDuties.filter((each) => each.purgeAt > now));
  if (duty !== null) return { erase: false, because: 'legalDuty', at: duty.purgeAt, kept: duty };
  const { erasureFrom, timer } = facts;
  if (erasureFrom !== null && erasureFrom <= now)
    return { erase: true, because: 'erasure', at: erasureFrom, kept: null };
  if (facts.restrictions > 0) return { erase: false, because: 'restriction', at: erasureFrom, kept: null };
  if (erasureFrom !== null && erasureFrom < timer.purgeAt) {
    return { erase: false, because: 'erasure', at: erasureFrom, kept: null };
  }
  return { erase: timer.purgeAt <= now, because: 'timer', at: timer.purgeAt, kept: timer };
}

/** The rule that keeps longest; null of none. Of equals the first. */
export function longestOf(kept: readonly Kept[]): Kept | null {
  return kept.reduce<Kept | null>(
    (best, each) => (best === null || each.purgeAt > best.purgeAt ? each : best),
    null,
  );
}
