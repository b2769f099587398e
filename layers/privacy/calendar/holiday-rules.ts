import { addDays, type CivilDate, civilDate, weekdayOf } from './civil-date.ts';
import type { Country } from './country.ts';
import { easterSunday } from './easter.ts';

/** One yearly day and where the law says so. */
export interface HolidayRule {
  readonly name: string;
  readonly on: (year: number) => CivilDate;
  /** First and last year in which it is a holiday; absent = outside our range. */
  readonly from?: number;
  readonly until?: number;
  /**
   * Half days, bank holidays and days that only some laws treat as holidays. A deadline never moves because of
   * one: the earlier date is the one that nobody can call late.
   */
  readonly disputed?: true;
}

const fixed = (name: string, month: number, day: number): HolidayRule => ({
  name,
  on: (year) => civilDate(year, month, day),
});
const afterEaster = (name: string, days: number): HolidayRule => ({
  name,
  on: (year) => addDays(easterSunday(year), days),
});
const disputed = (rule: HolidayRule): HolidayRule => ({ ...rule, disputed: true });

/** The Saturday in the seven days from the given one: the Nordic rule for Midsummer and All Saints. */
const saturdayFrom = (name: string, month: number, day: number): HolidayRule => ({
  name,
  on: (year) => {
    const first = civilDate(year, month, day);
    return addDays(first, 6 - weekdayOf(first));
  },
});
const midsummerEve: HolidayRule = {
  name: 'Midsummer Eve',
  on: (year) => addDays(saturdayFrom('', 6, 20).on(year), -1),
};

const EASTER = [
  afterEaster('Good Friday', -2),
  afterEaster('Easter Sunday', 0),
  afterEaster('Easter Monday', 1),
];
const ASCENSION = afterEaster('Ascension Day', 39);
const WHIT_SUNDAY = afterEaster('Whit Sunday', 49);
const CHRISTMAS = [fixed('Christmas Day', 12, 25), fixed('Second Day of Christmas', 12, 26)];
const EVES = [disputed(fixed('Christmas Eve', 12, 24)), disputed(fixed("New Year's Eve", 12, 31))];

/** Public holidays by country, with their dated exceptions. */
export const HOLIDAY_RULES: Readonly<Record<Country, readonly HolidayRule[]>> = {
  // Lov nr. 214 af 06/03/2023: Great Prayer Day ended as a holiday from 2024.
  DK: [
    fixed("New Year's Day", 1, 1),
    afterEaster('Maundy Thursday', -3),
    ...EASTER,
    { ...afterEaster('Great Prayer Day', 26), until: 2023 },
    ASCENSION,
    WHIT_SUNDAY,
    afterEaster('Whit Monday', 50),
    ...CHRISTMAS,
    disputed(fixed('Constitution Day', 6, 5)),
    ...EVES,
  ],
  // Lag (1989:253) om allmänna helgdagar; lag (1930:173) equates the eves.
  SE: [
    fixed("New Year's Day", 1, 1),
    fixed('Epiphany', 1, 6),
    ...EASTER,
    fixed('First of May', 5, 1),
    ASCENSION,
    WHIT_SUNDAY,
    fixed('National Day', 6, 6),
    saturdayFrom('Midsummer Day', 6, 20),
    saturdayFrom("All Saints' Day", 10, 31),
    ...CHRISTMAS,
    disputed(fixed('Walpurgis Eve', 4, 30)),
    disputed(midsummerEve),
    ...EVES,
  ],
  // Lov 24. februar 1995 nr. 12 om helligdager og helligdagsfred; lov 26. april 1947 nr. 1 om 1. og 17. mai.
  NO: [
    fixed("New Year's Day", 1, 1),
    afterEaster('Maundy Thursday', -3),
    ...EASTER,
    fixed('First of May', 5, 1),
    fixed('Constitution Day', 5, 17),
    ASCENSION,
    WHIT_SUNDAY,
    afterEaster('Whit Monday', 50),
    ...CHRISTMAS,
    ...EVES,
  ],
  // Kirkkolaki 652/2023; laki itsenäisyyspäivästä 388/1937; laki vapunpäivästä 272/1944.
  FI: [
    fixed("New Year's Day", 1, 1),
    fixed('Epiphany', 1, 6),
    ...EASTER,
    fixed('First of May', 5, 1),
    ASCENSION,
    WHIT_SUNDAY,
    saturdayFrom('Midsummer Day', 6, 20),
    saturdayFrom("All Saints' Day", 10, 31),
    fixed('Independence Day', 12, 6),
    ...CHRISTMAS,
    disputed(fixed('Walpurgis Eve', 4, 30)),
    disputed(midsummerEve),
    ...EVES,
  ],
};
