import { PolicyError } from './policy-error.ts';
import type { PolicyLocale } from './policy-sources.ts';

type Unit = 'Y' | 'M' | 'W' | 'D' | 'h' | 'm';

/** One and several of each unit. */
const UNITS: Readonly<Record<PolicyLocale, Readonly<Record<Unit, readonly [string, string]>>>> = {
  da: {
    Y: ['år', 'år'],
    M: ['måned', 'måneder'],
    W: ['uge', 'uger'],
    D: ['dag', 'dage'],
    h: ['time', 'timer'],
    m: ['minut', 'minutter'],
  },
  sv: {
    Y: ['år', 'år'],
    M: ['månad', 'månader'],
    W: ['vecka', 'veckor'],
    D: ['dag', 'dagar'],
    h: ['timme', 'timmar'],
    m: ['minut', 'minuter'],
  },
  en: {
    Y: ['year', 'years'],
    M: ['month', 'months'],
    W: ['week', 'weeks'],
    D: ['day', 'days'],
    h: ['hour', 'hours'],
    m: ['minute', 'minutes'],
  },
};

const AND: Readonly<Record<PolicyLocale, string>> = { da: ' og ', sv: ' och ', en: ' and ' };

/** An ISO 8601 duration in words, for example `P10Y` as “10 år”. @throws PolicyError `sources_invalid` */
export function formatPeriod(locale: PolicyLocale, period: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(period);
  const order: readonly Unit[] = ['Y', 'M', 'W', 'D', 'h', 'm'];
  const parts = order.flatMap((unit, index) => {
    const count = match?.[index + 1];
    if (count === undefined) return [];
    const [one, several] = UNITS[locale][unit];
    return [`${count} ${count === '1' ? one : several}`];
  });
  if (parts.length === 0)
    throw new PolicyError('sources_invalid', `the period ${period} cannot be put into words`);
  return parts.join(AND[locale]);
}
