import { CalendarError } from './calendar-error.ts';

/** A day without a time or zone, `YYYY-MM-DD`. Dates compare as strings. */
export type CivilDate = `${number}-${number}-${number}`;

const DAY = 86_400_000;

/** Reads a day. @throws CalendarError `date_invalid` for anything that is not a day of the Gregorian calendar */
export function parseCivilDate(text: string): CivilDate {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && toCivilDate(Date.parse(`${text}T00:00:00Z`)) === text;
  if (!valid) throw new CalendarError('date_invalid', 'not a day of the form YYYY-MM-DD');
  return text as CivilDate;
}

/** The day of a year, month 1–12 and day 1–31. Days past the end of the month are not moved: they throw. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** Moves a day by whole days, forwards or back. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return parseCivilDate(toCivilDate(Date.parse(`${date}T00:00:00Z`) + days * DAY) ?? '');
}

/** Moves a day by months; a day that the month does not have becomes its last (Reg. 1182/71 art. 3(2)(c)). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return civilDate(target.year, target.month, Math.min(day, daysInMonth(target.year, target.month)));
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function toCivilDate(milliseconds: number): string | null {
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString().slice(0, 10);
}
