import { addDuration } from '../duration.ts';
import { type CaseDueKind, type CaseStatus, isClosed } from './vocabulary.ts';

/** Proof of identity is awaited this long; then the request ends and its contact data go. */
export const identityPatience = 'P30D';
/** A verified erasure waits, so that somebody whose mailbox was taken can stop it. */
export const erasureDelay = 'PT72H';
/** An answer can be fetched this long after it was given; then the contact data go. */
export const answerOpen = 'P30D';

/** The file of an answered request is kept as long as a claim about the answer can be made. */
export const fileKept = 'P3Y';

/** What the calendar of a request follows from. Times are RFC 3339. */
export interface CaseCalendar {
  readonly status: CaseStatus;
  readonly receivedAt: string;
  readonly alarms: readonly { readonly daysBefore: number; readonly at: string }[];
  /** Alarms that were raised, by days. */
  readonly alarmed: readonly number[];
  readonly runAt: string | null;
  /** The carrying out has begun; `runAt` is no longer waited for. */
  readonly ranAt: string | null;
  readonly closedAt: string | null;
  readonly forgottenAt: string | null;
}

const after = (time: string, duration: string): string => addDuration(new Date(time), duration).toISOString();

/** Everything that has to happen to a request by itself, and when; derived, so never forgotten or stale. */
export function caseDueItems(of: CaseCalendar): ReadonlyMap<CaseDueKind, string> {
  const due = new Map<CaseDueKind, string>();
  if (isClosed(of.status)) {
    const closedAt = of.closedAt ?? of.receivedAt;
    if (of.forgottenAt === null) due.set('forget', after(closedAt, answerOpen));
    else due.set('purge', after(closedAt, fileKept));
    return due;
  }
  if (of.status === 'received' || of.status === 'identityRequired') {
    due.set('identity', after(of.receivedAt, identityPatience));
    return due;
  }
  const next = of.alarms
    .filter(({ daysBefore }) => !of.alarmed.includes(daysBefore))
    .map(({ at }) => at)
    .sort()[0];
  if (next !== undefined) due.set('alarm', next);
  if (of.runAt !== null && of.ranAt === null) due.set('run', of.runAt);
  return due;
}

/** What a request that was sent to several organisations comes to, once all have answered. */
export function combinedOutcome(statuses: readonly CaseStatus[]): 'fulfil' | 'partiallyRefuse' | 'refuse' {
  const answered = statuses.filter((status) => status !== 'withdrawn' && status !== 'expired');
  if (answered.every((status) => status === 'fulfilled')) return 'fulfil';
  return answered.every((status) => status === 'refused') ? 'refuse' : 'partiallyRefuse';
}
