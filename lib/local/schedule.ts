import { TemplateError } from './template.ts';

const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** A cron expression that matches no day of so many is never due. */
const HORIZON_DAYS = 3660;

/**
 * Reads `rate(5 minutes)` or `cron(minute hour day month weekday year)` of an EventBridge rule (UTC) and
 * answers when it is next due after a time.
 * @throws TemplateError for `L`, `W` and `#`, which are not served locally
 */
export function readSchedule(expression: string): (after: number) => number {
  const [, amount, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const period = Number(amount) * (UNIT_MS[unit] ?? 0);
  if (period > 0) return (after) => after + period;
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(/\s+/);
  if (fields?.length !== 6) throw new TemplateError(`The schedule ${expression} is not served locally`);
  return readCron(fields, expression);
}

function readCron(fields: string[], expression: string): (after: number) => number {
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  const minutes = values(minute, 0, 59);
  const hours = values(hour, 0, 23);
  const days = matcher(day, 1, 31);
  const months = matcher(month, 1, 12, MONTHS, 1);
  const weekdays = matcher(weekday, 1, 7, DAYS, 1);
  const years = matcher(year, 1970, 2199);
  return (after) => {
    const first = new Date(after);
    for (let offset = 0; offset < HORIZON_DAYS; offset++) {
      const date = new Date(
        Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate() + offset),
      );
      if (!years(date.getUTCFullYear()) || !months(date.getUTCMonth() + 1)) continue;
      if (!days(date.getUTCDate()) || !weekdays(date.getUTCDay() + 1)) continue;
      const times = hours.flatMap((h) => minutes.map((m) => date.getTime() + h * 3_600_000 + m * 60_000));
      const next = times.find((time) => time > after);
      if (next !== undefined) return next;
    }
    throw new TemplateError(`The schedule ${expression} is never due`);
  };
}

function matcher(
  field: string,
  low: number,
  high: number,
  names: string[] = [],
  base = 0,
): (value: number) => boolean {
  const allowed = new Set(values(field, low, high, names, base));
  return (value) => allowed.has(value);
}

/** The numbers that a field such as `1-5`, `0/15`, `MON,WED` or `*` allows, ascending. */
function values(field: string, low: number, high: number, names: string[] = [], base = 0): number[] {
  const all = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const number = (text: string): number => (names.includes(text) ? names.indexOf(text) + base : Number(text));
  return all.filter((value) =>
    field.split(',').some((item) => {
      const [range = '', step = '1'] = item.split('/');
      const [from = '', to = item.includes('/') ? String(high) : from] = range.split('-');
      const start = '*?'.includes(from) ? low : number(from);
      const end = '*?'.includes(from) ? high : number(to);
      if ([start, end, Number(step)].some(Number.isNaN))
        throw new TemplateError(`The cron field ${field} is not served locally`);
      return value >= start && value <= end && (value - start) % Number(step) === 0;
    }),
  );
}
