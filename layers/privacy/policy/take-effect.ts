import { addDays, type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import { diffPolicies, isMaterial } from './diff-policies.ts';
import { PolicyError } from './policy-error.ts';

/** One channel on which everybody affected has been told, and the day on which the last of them was. */
export interface NoticeRound {
  readonly channel: 'email' | 'sms' | 'page' | 'webhook';
  /** `YYYY-MM-DD` */
  readonly finishedOn: string;
}

/** Days between the last notice and the day on which a material change takes effect. */
export const NOTICE_DAYS = 30;
const CHANNELS = 2;

/**
 * The first day on which a new policy may be in force. A change that is not material may be at once (its own day).
 *
 * @throws PolicyError `version_taken` when the version does not go up; `notices_missing` when people were not told on
 *   two channels; `effective_too_early` when its day is less than 30 days after the last notice
 */
export function takeEffect(
  before: CompiledPolicy,
  after: CompiledPolicy,
  notices: readonly NoticeRound[],
): CivilDate {
  const day = parseCivilDate(after.effectiveFrom);
  if (after.version <= before.version)
    throw new PolicyError('version_taken', 'a changed policy needs a higher version');
  if (!isMaterial(diffPolicies(before, after))) return day;
  const channels = new Set(notices.map((notice) => notice.channel));
  if (channels.size < CHANNELS)
    throw new PolicyError('notices_missing', 'a material change is announced on two channels first');
  const earliest = addDays(lastOf(notices), NOTICE_DAYS);
  if (day < earliest)
    throw new PolicyError('effective_too_early', `this change may take effect from ${earliest}`);
  return day;
}

/** The day on which the second channel was finished: only then everybody had been told in two ways. */
function lastOf(notices: readonly NoticeRound[]): CivilDate {
  const first = new Map<string, string>();
  for (const { channel, finishedOn } of notices) {
    const known = first.get(channel);
    if (known === undefined || finishedOn < known) first.set(channel, finishedOn);
  }
  const days = [...first.values()].sort();
  return parseCivilDate(days[CHANNELS - 1] ?? '');
}
