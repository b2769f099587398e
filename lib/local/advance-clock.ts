import type { Activity } from './activity.ts';
import type { VirtualClock } from './clock.ts';
import type { Rules } from './rules.ts';

export interface ClockWorld {
  clock: VirtualClock;
  activity: Activity;
  rules: Rules;
  /** The tables' due items and times to live. */
  tables: {
    nextDue(after: number): number | undefined;
    countDue(upTo: number): number;
    nextExpiry(): number | undefined;
  };
  /** Tells the workers that time has jumped. */
  clockMoved(): void;
  /** Deletes what has expired. */
  housekeep(now: number): void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** After so many sweeps that changed nothing, what is still due is left alone. */
const VAIN_SWEEPS = 2;

/**
 * Time to live is swept within the day, and at the end (AWS: typically within two days). The first due times are
 * met exactly; when there are very many, those near each other are met together, as after an outage: late, not early.
 */
const roundUp = (time: number, window: number): number => Math.ceil(time / window) * window;
const windowAfter = (steps: number): number =>
  steps < 250 ? 1 : steps < 500 ? 5 * MINUTE : steps < 1000 ? HOUR : DAY;

/** Moves the clock to `target`, stopping at everything that becomes due, and lets it run to rest. */
export async function advanceClock(target: number, world: ClockWorld): Promise<void> {
  const { clock, activity, tables } = world;
  await activity.rest();
  let overdue = tables.countDue(clock.now());
  for (let steps = 0; ; steps++) {
    const next = nextStep(world, windowAfter(steps));
    if (next === undefined || next >= target) break;
    move(next, world);
    // A back-off alone fires only the rules whose time has come, or a failing rule would never come to rest.
    if (tables.countDue(clock.now()) <= overdue) await activity.rest();
    const left = tables.countDue(clock.now());
    overdue = left > overdue ? await fireRules(world) : left;
  }
  move(target, world);
  await fireRules(world);
}

function nextStep({ clock, activity, tables }: ClockWorld, window: number): number | undefined {
  const now = clock.now();
  const expiry = tables.nextExpiry();
  const times = [
    activity.nextDue(now),
    tables.nextDue(now),
    expiry === undefined || expiry <= now ? undefined : roundUp(expiry, DAY),
  ].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(now + 1, roundUp(Math.min(...times), window));
}

function move(time: number, { clock, clockMoved, housekeep }: ClockWorld): void {
  clock.set(Math.max(time, clock.now()));
  clockMoved();
  housekeep(clock.now());
}

/**
 * Fires until nothing is due, or as long as it helps: a sweep may take only so many at a time, and what it does
 * may make the next thing due. Answers how many are left, e.g. because they are held.
 */
async function fireRules({ clock, activity, rules, tables }: ClockWorld): Promise<number> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let vain = 0; vain < VAIN_SWEEPS; ) {
    rules.fireAll();
    await activity.rest();
    const left = tables.countDue(clock.now());
    if (left === 0) return 0;
    vain = left < fewest ? 0 : vain + 1;
    fewest = Math.min(fewest, left);
  }
  return fewest;
}
