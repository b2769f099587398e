import { addDuration } from '../../domain/duration.ts';
import { RetentionError } from './retention-error.ts';
import type { RetentionRule } from './retention-rule.ts';

/** First days of 48 months, leap year included: a period is compared from each of them. */
const STARTS = Array.from({ length: 48 }, (_, month) => new Date(Date.UTC(2025, month, 1)));

/**
 * Returns the period that an organisation wants for a rule when it is lawful: an ISO 8601 duration within the rule's
 * bounds whenever it begins (three months are refused where 90 days are the least: some three months have 89).
 *
 * @throws RetentionError `period_not_finite` for words like `forever` or `until-request`, `period_invalid`,
 *   `period_too_short`, `period_too_long`
 */
export function checkPeriod(rule: RetentionRule, period: string): string {
  if (/^(forever|never|unlimited|until[-_ ]?request(ed)?)$/i.test(period.trim())) {
    throw new RetentionError('period_not_finite', 'nothing is kept without an end');
  }
  if (!isDuration(period))
    throw new RetentionError('period_invalid', 'a period is an ISO 8601 duration such as P10Y');
  const { min, max } = rule.adjustable ?? { min: rule.period, max: rule.period };
  if (isEverShorter(period, min))
    throw new RetentionError('period_too_short', `${rule.id} is kept for at least ${min}`);
  if (isEverShorter(max, period))
    throw new RetentionError('period_too_long', `${rule.id} is kept for at most ${max}`);
  return period;
}

/** Whether a period can end before another that begins with it. */
export function isEverShorter(period: string, than: string): boolean {
  return STARTS.some((start) => addDuration(start, period) < addDuration(start, than));
}

function isDuration(period: string): boolean {
  try {
    addDuration(new Date(0), period);
    return true;
  } catch {
    return false;
  }
}
