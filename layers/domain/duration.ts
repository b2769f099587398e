const pattern =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** An ISO 8601 duration, by its parts. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

/** @throws RangeError for anything but an ISO 8601 duration of whole parts */
export function parseDuration(text: string): Duration {
  const match = pattern.exec(text);
  if (match === null) throw new RangeError('not an ISO 8601 duration');
  const part = (index: number): number => Number(match[index] ?? 0);
  return {
    months: part(1) * 12 + part(2),
    days: part(3) * 7 + part(4),
    milliseconds: ((part(5) * 60 + part(6)) * 60 + part(7)) * 1000,
  };
}

const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** Adds a duration in UTC; a missing day becomes the last day of its month (31 January + 1 month = 28 February). */
export function addDuration(from: Date, duration: Duration | string, sign: 1 | -1 = 1): Date {
  const { months, days, milliseconds } = typeof duration === 'string' ? parseDuration(duration) : duration;
  const monthIndex = from.getUTCFullYear() * 12 + from.getUTCMonth() + sign * months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12;
  const moved = new Date(from);
  moved.setUTCFullYear(year, month, Math.min(from.getUTCDate(), daysInMonth(year, month)));
  return new Date(moved.getTime() + sign * (days * 86_400_000 + milliseconds));
}
