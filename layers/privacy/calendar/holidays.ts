import { CalendarError } from './calendar-error.ts';
import { addDays, type CivilDate, partsOf, weekdayOf } from './civil-date.ts';
import type { Country } from './country.ts';
import { HOLIDAY_RULES } from './holiday-rules.ts';

/** A public holiday of one year. */
export interface Holiday {
  readonly date: CivilDate;
  readonly name: string;
  /** Not a holiday for deadlines; see `HolidayRule`. */
  readonly disputed: boolean;
}

/** Years for which the rules were checked against the law. */
export const FIRST_YEAR = 2020;
export const LAST_YEAR = 2060;

/**
 * Public holidays of a country in a year, by date. Two may fall on one day.
 *
 * @throws CalendarError `year_out_of_range` outside 2020–2060
 */
export function holidaysOf(country: Country, year: number): readonly Holiday[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new CalendarError('year_out_of_range', `holidays are known for ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
  return HOLIDAY_RULES[country]
    .filter((rule) => (rule.from ?? year) <= year && year <= (rule.until ?? year))
    .map((rule) => ({ date: rule.on(year), name: rule.name, disputed: rule.disputed === true }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Whether work is expected on a day: not Saturday, Sunday or an undisputed public holiday (Reg. 1182/71 art. 2). */
export function isWorkingDay(country: Country, date: CivilDate): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return false;
  return !holidaysOf(country, partsOf(date).year).some(
    (holiday) => holiday.date === date && !holiday.disputed,
  );
}

/** The day itself when it is a working day, else the next one that is (Reg. 1182/71 art. 3(4)). */
export function workingDayFrom(country: Country, date: CivilDate): CivilDate {
  let day = date;
  while (!isWorkingDay(country, day)) day = addDays(day, 1);
  return day;
}
