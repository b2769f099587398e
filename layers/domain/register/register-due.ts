import { addDuration } from '../duration.ts';
import type { RegisterDueKind } from './vocabulary.ts';

/** How long a closed entry is kept: holds and disclosures as a request's file, breaches for the authority's check. */
const keptAfterClosing = { case: 'P3Y', breach: 'P5Y' } as const;

/** The retention rule under which the file of this id ends. */
export const ruleOfFile = (id: string): string => (id.startsWith('brc_') ? 'breachRegister' : 'rightsCase');

type Due = ReadonlyMap<RegisterDueKind, string>;

const purged = (closedAt: string, what: keyof typeof keptAfterClosing): Due =>
  new Map([['purge', addDuration(new Date(closedAt), keptAfterClosing[what]).toISOString()]]);

/** A hold is looked at again on its day; a released one goes with its file. */
export function holdDue(of: {
  readonly state: string;
  readonly reviewAt: string;
  readonly releasedAt: string | null;
  readonly remindedAt: string | null;
}): Due {
  if (of.releasedAt !== null) return purged(of.releasedAt, 'case');
  return of.remindedAt === null ? new Map([['review', of.reviewAt]]) : new Map();
}

/** When the silence that a law demands is over, the customer is told. */
export function authorityDue(of: {
  readonly silentUntil: string | null;
  readonly noticeDueAt: string | null;
  readonly closedAt: string | null;
}): Due {
  if (of.silentUntil !== null && of.noticeDueAt === null) return new Map([['tell', of.silentUntil]]);
  return of.closedAt === null ? new Map() : purged(of.closedAt, 'case');
}

/** From awareness: the authority within 72 hours (GDPR art. 33(1)), a processor's customers within 24 (our promise). */
export const breachClocks = { authority: 'PT72H', customers: 'PT24H' } as const;
export type BreachClock = keyof typeof breachClocks;

/** Hours before the end of a clock at which it is told; 0 is the end itself. */
const alarmHours: Readonly<Record<BreachClock, readonly number[]>> = {
  authority: [24, 6, 0],
  customers: [12, 2, 0],
};

export interface BreachCalendar {
  readonly role: 'controller' | 'processor';
  readonly awareAt: string | null;
  readonly notifyAuthority: boolean | null;
  readonly authorityNotifiedAt: string | null;
  readonly customersToldAt: string | null;
  readonly alarmed: readonly string[];
  readonly closedAt: string | null;
}

export interface ClockState {
  readonly clock: BreachClock;
  readonly dueAt: string;
  readonly doneAt: string | null;
}

/** The clocks that run for a breach; a controller tells the authority, a processor its customers. */
export function clocksOf(of: BreachCalendar): readonly ClockState[] {
  if (of.awareAt === null) return [];
  const from = new Date(of.awareAt);
  const dueAt = (clock: BreachClock) => addDuration(from, breachClocks[clock]).toISOString();
  if (of.role === 'processor')
    return [{ clock: 'customers', dueAt: dueAt('customers'), doneAt: of.customersToldAt }];
  return of.notifyAuthority === false
    ? []
    : [{ clock: 'authority', dueAt: dueAt('authority'), doneAt: of.authorityNotifiedAt }];
}

export interface BreachAlarm {
  readonly clock: BreachClock;
  readonly hoursLeft: number;
  readonly at: string;
}

/** Alarms that are still to come, soonest first. */
export function breachAlarms(of: BreachCalendar): readonly BreachAlarm[] {
  return clocksOf(of)
    .filter(({ doneAt }) => doneAt === null)
    .flatMap(({ clock, dueAt }) =>
      alarmHours[clock].map((hoursLeft) => ({
        clock,
        hoursLeft,
        at: addDuration(new Date(dueAt), `PT${hoursLeft}H`, -1).toISOString(),
      })),
    )
    .filter(({ clock, hoursLeft }) => !of.alarmed.includes(`${clock} ${hoursLeft}`))
    .sort((a, b) => a.at.localeCompare(b.at));
}

export function breachDue(of: BreachCalendar): Due {
  if (of.closedAt !== null) return purged(of.closedAt, 'breach');
  const [next] = breachAlarms(of);
  return next === undefined ? new Map() : new Map([['clock', next.at]]);
}
