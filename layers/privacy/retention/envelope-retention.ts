import { addDuration } from '../../domain/duration.ts';
import type { EnvelopeStatus } from '../../domain/envelope/vocabulary.ts';
import type { Country } from '../calendar/country.ts';
import { checkPeriod } from './check-period.ts';
import { longestOf } from './decide-purge.ts';
import { retentionRule } from './default-schedule.ts';
import { type Kept, purgeAt } from './purge-at.ts';
import { RetentionError } from './retention-error.ts';

/** The times of an envelope from which its periods run, RFC 3339; null where it has not come to that. */
export interface EnvelopeTimes {
  readonly changedAt: string;
  readonly completedAt: string | null;
  readonly endedAt: string | null;
  readonly sendAt: string | null;
  readonly expiresAt: string | null;
  /** ISO 8601 duration from sending to the deadline. */
  readonly expiresIn: string;
}

/** What an organisation has decided about its completed envelopes. */
export interface OrganisationRetention {
  /** ISO 8601 duration. */
  readonly completed: string;
  readonly country: Country;
  /** Set when the envelope is marked as important for the organisation's accounts. */
  readonly importantAgreement?: { readonly fiscalYearEnd: string };
}

/**
 * When an envelope must be gone and by which rule; finite in every state. Of several rules the longest lawful one
 * wins, and its statute is given so that a person can be shown it.
 *
 * @throws RetentionError `time_missing` when a state lacks its time; those of `checkPeriod`
 */
export function envelopeRetention(
  status: EnvelopeStatus,
  times: EnvelopeTimes,
  organisation: OrganisationRetention,
): Kept {
  const { country } = organisation;
  if (status !== 'completed') {
    const id = ruleIdOf(status);
    return purgeAt(retentionRule(id), { from: triggerOf(status, times), country });
  }
  const rule = retentionRule('envelope.completed');
  const from = new Date(present(times.completedAt));
  const agreed = purgeAt({ ...rule, period: checkPeriod(rule, organisation.completed) }, { from, country });
  return longestOf([agreed, ...dutiesOf(from, organisation)]) ?? agreed;
}

/** Duties of law that bind a completed envelope besides what the organisation set. */
function dutiesOf(from: Date, { country, importantAgreement }: OrganisationRetention): Kept[] {
  if (importantAgreement === undefined || country !== 'SE') return [];
  const { fiscalYearEnd } = importantAgreement;
  return [purgeAt(retentionRule('importantAgreement', 'SE'), { from, country, fiscalYearEnd })];
}

function ruleIdOf(status: Exclude<EnvelopeStatus, 'completed'>): string {
  const isOpen = status === 'sent' || status === 'inProgress' || status === 'completing';
  return `envelope.${isOpen ? 'open' : status}`;
}

function triggerOf(status: Exclude<EnvelopeStatus, 'completed'>, times: EnvelopeTimes): Date {
  switch (status) {
    case 'draft':
    case 'sealFailed':
      return new Date(times.changedAt);
    case 'scheduled':
      return addDuration(new Date(present(times.sendAt)), times.expiresIn);
    case 'declined':
    case 'voided':
    case 'expired':
      return new Date(present(times.endedAt));
    case 'sent':
    case 'inProgress':
    case 'completing':
      return new Date(present(times.expiresAt));
  }
}

function present(time: string | null): string {
  if (time === null)
    throw new RetentionError('time_missing', 'the envelope lacks the time from which its period runs');
  return time;
}
