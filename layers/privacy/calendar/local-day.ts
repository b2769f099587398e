import { type CivilDate, parseCivilDate } from './civil-date.ts';

const HOUR = 3_600_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day that a clock on the wall shows in a zone at an instant. */
export function localDay(instant: Date, zone: string): CivilDate {
  return parseCivilDate(wallClock(instant.getTime(), zone).slice(0, 10));
}

/**
 * The first instant of a day in a zone. Where summer time skips midnight it is the first instant that exists;
 * where it repeats midnight it is the earlier one.
 */
export function startOfDay(date: CivilDate, zone: string): Date {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`);
  // No zone is more than 14 hours ahead of UTC; the day begins within the next 28 hours after that.
  let before = utcMidnight - 14 * HOUR - 1;
  let after = utcMidnight + 14 * HOUR;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallClock(middle, zone).slice(0, 10) < date) before = middle;
    else after = middle;
  }
  return new Date(after);
}

function wallClock(milliseconds: number, zone: string): string {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}
