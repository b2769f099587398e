import { addDuration, parseDuration } from '../../domain/duration.ts';
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  parseCivilDate,
  partsOf,
} from '../calendar/civil-date.ts';
import { type Country, zoneOf } from '../calendar/country.ts';
import { localDay, startOfDay } from '../calendar/local-day.ts';
import { RetentionError } from './retention-error.ts';
import type { RetentionRule } from './retention-rule.ts';

/** What a rule is applied to. */
export interface RetentionCase {
  /** When the trigger happened. */
  readonly from: Date;
  readonly country: Country;
  /**
   * Last day of the financial year concerned (`YYYY-MM-DD`), or its month and day (`MM-DD`), which then means the
   * first such day on or after `from`. Default: 31 December.
   */
  readonly fiscalYearEnd?: string;
}

/** Until when something is kept, and why. */
export interface Kept {
  readonly rule: string;
  /** Last day on which it is still there, in the country's zone. */
  readonly until: CivilDate;
  /** First instant at which it must be gone from use. */
  readonly purgeAt: Date;
  readonly statute: RetentionRule['statute'];
}

/**
 * Lays a rule on the calendar. Examples: a financial year ending 2026-06-30 is kept until 2031-06-30 in Denmark
 * (bogføringsloven § 12) and until 2033-12-31 in Sweden (bokföringslagen 7 kap. 2 §).
 *
 * @throws RetentionError `fiscal_year_end_invalid`, `period_invalid`
 */
export function purgeAt(rule: RetentionRule, at: RetentionCase): Kept {
  const zone = zoneOf(at.country);
  const instant = endOf(rule, at, zone);
  const until = localDay(new Date(instant.getTime() - 1), zone);
  return { rule: rule.id, until, purgeAt: instant, statute: rule.statute };
}

function endOf(rule: RetentionRule, at: RetentionCase, zone: string): Date {
  if (rule.anchor === 'instant') return addPeriod(at.from, rule.period);
  const yearEnd = fiscalYearEnd(at, zone);
  const anchor = rule.anchor === 'fiscalYearEnd' ? yearEnd : civilDate(partsOf(yearEnd).year, 12, 31);
  return startOfDay(addDays(addWholePeriod(anchor, rule.period), 1), zone);
}

function addPeriod(from: Date, period: string): Date {
  try {
    return addDuration(from, period);
  } catch {
    throw new RetentionError('period_invalid', 'a period is an ISO 8601 duration');
  }
}

/** The last day of a month stays the last day of a month: 28 February 2027 + 1 year = 29 February 2028. */
function addWholePeriod(day: CivilDate, period: string): CivilDate {
  const { months, days } = parseDuration(period);
  const endsMonth = partsOf(addDays(day, 1)).day === 1;
  const moved = endsMonth ? addDays(addMonths(addDays(day, 1), months), -1) : addMonths(day, months);
  return addDays(moved, days);
}

function fiscalYearEnd({ from, fiscalYearEnd: text }: RetentionCase, zone: string): CivilDate {
  const day = localDay(from, zone);
  if (text === undefined) return civilDate(partsOf(day).year, 12, 31);
  if (/^\d{4}-/.test(text)) return readFiscalYearEnd(text);
  const { year } = partsOf(day);
  const thisYear = yearly(year, text);
  return thisYear >= day ? thisYear : yearly(year + 1, text);
}

/** A financial year that ends with February ends on its last day, also in a leap year. */
function yearly(year: number, monthAndDay: string): CivilDate {
  const february = /^02-(28|29)$/.test(monthAndDay);
  return february ? addDays(civilDate(year, 3, 1), -1) : readFiscalYearEnd(`${year}-${monthAndDay}`);
}

function readFiscalYearEnd(text: string): CivilDate {
  try {
    return parseCivilDate(text);
  } catch {
    throw new RetentionError('fiscal_year_end_invalid', 'a financial year ends on YYYY-MM-DD or MM-DD');
  }
}
