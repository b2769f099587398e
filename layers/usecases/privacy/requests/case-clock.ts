import type { CaseCountry } from '../../../domain/privacy-case/vocabulary.ts';
import { rightsDeadline } from '../../../privacy/calendar/rights-deadline.ts';

interface Timed {
  readonly receivedAt: string;
  readonly verifiedAt: string | null;
  readonly extendedAt: string | null;
  readonly extensionReason: string | null;
  readonly country: CaseCountry;
}

export interface CaseClock {
  /** First instant at which an answer is late. */
  readonly dueAt: string;
  readonly alarms: { daysBefore: number; at: string }[];
  /** First instant at which it is too late to extend. */
  readonly extendableUntil: string;
}

/**
 * The statutory clock of a request (GDPR art. 12(3)). Proof of identity is asked for at once, so the clock stands
 * from receipt until the proof came.
 */
export function caseClock(of: Timed, now: Date): CaseClock {
  const receivedAt = new Date(of.receivedAt);
  const clock = {
    receivedAt,
    country: of.country,
    pauses: [{ from: receivedAt, until: of.verifiedAt === null ? null : new Date(of.verifiedAt) }],
    extension:
      of.extendedAt === null
        ? null
        : { notifiedAt: new Date(of.extendedAt), reason: of.extensionReason ?? '' },
  };
  const { lateAt, alarms, extendableUntil } = rightsDeadline(clock, now);
  return {
    dueAt: lateAt.toISOString(),
    alarms: alarms.map(({ daysBefore, at }) => ({ daysBefore, at: at.toISOString() })),
    extendableUntil: extendableUntil.toISOString(),
  };
}
