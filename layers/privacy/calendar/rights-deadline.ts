import { CalendarError } from './calendar-error.ts';
import { addDays, addMonths, type CivilDate, daysBetween } from './civil-date.ts';
import { type Country, zoneOf } from './country.ts';
import { workingDayFrom } from './holidays.ts';
import { localDay, startOfDay } from './local-day.ts';

/** Time during which we waited for proof of identity that was necessary. */
export interface Pause {
  readonly from: Date;
  /** When the proof came; null while it is awaited. */
  readonly until: Date | null;
}

/** Everything that decides when a request must be answered (GDPR art. 12(3)). */
export interface RightsClock {
  readonly receivedAt: Date;
  readonly country: Country;
  readonly pauses: readonly Pause[];
  /** The person was told of an extension, with reasons; null when there is none. */
  readonly extension: { readonly notifiedAt: Date; readonly reason: string } | null;
}

/** A deadline as a day for people and as an instant for machines. */
export interface RightsDeadline {
  /** Last day on which the answer is in time, in the country's zone. */
  readonly dueOn: CivilDate;
  /** First instant at which it is late: midnight after `dueOn`. */
  readonly lateAt: Date;
  /** First instant at which it is too late to extend. */
  readonly extendableUntil: Date;
  readonly paused: boolean;
  /** Start of the day seven, three and one days before `dueOn`. */
  readonly alarms: readonly { readonly daysBefore: 7 | 3 | 1; readonly at: Date }[];
}

/** Proof must be asked for without delay; a pause that begins later than this many days does not stop the clock. */
const ASK_WITHIN_DAYS = 7;
const ALARM_DAYS = [7, 3, 1] as const;

/**
 * When a request must be answered: one calendar month from the day of receipt, three when extended; a day the month
 * does not have becomes its last; a Saturday, Sunday or public holiday moves to the next working day (Reg. (EEC,
 * Euratom) 1182/71 art. 3; EDPB Guidelines 01/2022 §5.3). Whole days of a pause are added before that; `now` ends a
 * pause that is still open.
 *
 * @throws CalendarError `extension_late` when the person was told after the first month,
 *   `extension_without_reason`, `year_out_of_range`
 */
export function rightsDeadline(clock: RightsClock, now: Date): RightsDeadline {
  const zone = zoneOf(clock.country);
  const received = localDay(clock.receivedAt, zone);
  const waited = pausedDays(clock, received, now);
  const due = (months: number) => workingDayFrom(clock.country, addDays(addMonths(received, months), waited));
  const extendableUntil = startOfDay(addDays(due(1), 1), zone);
  checkExtension(clock, extendableUntil);
  const dueOn = clock.extension === null ? due(1) : due(3);
  return {
    dueOn,
    lateAt: startOfDay(addDays(dueOn, 1), zone),
    extendableUntil,
    paused: clock.pauses.some((pause) => pause.from <= now && (pause.until === null || pause.until > now)),
    alarms: ALARM_DAYS.map((daysBefore) => ({
      daysBefore,
      at: startOfDay(addDays(dueOn, -daysBefore), zone),
    })),
  };
}

function checkExtension({ extension }: RightsClock, extendableUntil: Date): void {
  if (extension === null) return;
  if (extension.reason.trim() === '')
    throw new CalendarError('extension_without_reason', 'an extension needs a reason');
  if (extension.notifiedAt >= extendableUntil) {
    throw new CalendarError('extension_late', 'an extension must be announced within the first month');
  }
}

/** Days on which the clock stood still from midnight to midnight, each counted once however pauses overlap. */
function pausedDays(clock: RightsClock, received: CivilDate, now: Date): number {
  const zone = zoneOf(clock.country);
  const stood = new Set<CivilDate>();
  for (const pause of clock.pauses) {
    const from = localDay(pause.from, zone);
    const until = localDay(pause.until === null || pause.until > now ? now : pause.until, zone);
    if (daysBetween(received, from) > ASK_WITHIN_DAYS || from < received) continue;
    for (let day = addDays(from, 1); day < until; day = addDays(day, 1)) stood.add(day);
  }
  return stood.size;
}
