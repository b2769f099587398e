import { addDuration } from '../../domain/duration.ts';
import { checkPeriod, isEverShorter } from './check-period.ts';
import type { RetentionRule } from './retention-rule.ts';

/** How a new period takes effect. */
export interface PeriodChange {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'same' | 'longer' | 'shorter';
  readonly effectiveAt: Date;
  /** The parties are told at once of what will be gone earlier. */
  readonly tellParties: boolean;
}

/** Evidence does not vanish silently: a shorter period takes effect after this time. */
export const SHORTENING_NOTICE = 'P7D';

/**
 * Plans a change of an organisation's period. A longer one is effective at once, a shorter one seven days later.
 *
 * @throws RetentionError of `checkPeriod`
 */
export function changePeriod(rule: RetentionRule, current: string, wanted: string, now: Date): PeriodChange {
  const to = checkPeriod(rule, wanted);
  const shorter = isEverShorter(to, current);
  const longer = isEverShorter(current, to);
  return {
    rule: rule.id,
    from: current,
    to,
    kind: shorter ? 'shorter' : longer ? 'longer' : 'same',
    effectiveAt: shorter ? addDuration(now, SHORTENING_NOTICE) : now,
    tellParties: shorter,
  };
}
