import { parseDuration } from '../../../domain/duration.ts';
import type { RetentionRule } from '../../retention/retention-rule.ts';
import { period, statute, term } from '../fact.ts';
import { rulesInUse } from '../rules-in-use.ts';
import { once, type SentenceSpec } from './sentence-spec.ts';

/** How long everything is kept: one sentence for each rule in use. */
export const aboutPeriods: readonly SentenceSpec[] = [
  {
    id: 'periods.rule',
    section: 'periods',
    promises: ['NS-19', 'NS-20', 'SM-23', 'NX-1', 'P-10', 'P-11'],
    say: (sources) =>
      rulesInUse(sources)
        .filter((rule) => rule.country === null && !isAtOnce(rule))
        .map((rule) => ({ key: rule.id, facts: factsOf(rule) })),
  },
  {
    id: 'periods.atOnce',
    section: 'periods',
    promises: ['NS-7', 'NS-8', 'P-13'],
    say: (sources) =>
      rulesInUse(sources)
        .filter((rule) => rule.country === null && isAtOnce(rule))
        .map((rule) => ({ key: rule.id, facts: factsOf(rule) })),
  },
  {
    id: 'periods.statute',
    section: 'periods',
    promises: ['NS-19', 'B2B-22', 'P-11', 'P-12'],
    say: (sources) =>
      rulesInUse(sources).flatMap((rule) =>
        rule.country === null || rule.statute === null
          ? []
          : [
              {
                key: `${rule.id}.${rule.country}`,
                facts: {
                  ...factsOf(rule),
                  country: term('countries', rule.country),
                  statute: statute(rule.statute),
                },
              },
            ],
      ),
  },
  {
    id: 'periods.adjustable',
    section: 'periods',
    promises: ['NX-2', 'NX-3', 'P-10'],
    say: (sources) =>
      rulesInUse(sources).flatMap(({ id, adjustable }) =>
        adjustable === null
          ? []
          : [
              {
                key: id,
                facts: { what: term('rules', id), min: period(adjustable.min), max: period(adjustable.max) },
              },
            ],
      ),
  },
  { id: 'periods.longest', section: 'periods', promises: ['NS-23', 'P-12'], say: once },
  { id: 'periods.precedence', section: 'periods', promises: ['SM-14', 'SM-20', 'P-17'], say: once },
  { id: 'periods.receipt', section: 'periods', promises: ['NS-20', 'P-26', 'P-63'], say: once },
];

function factsOf(rule: RetentionRule) {
  return {
    what: term('rules', rule.id),
    period: period(rule.period),
    trigger: term('triggers', rule.trigger),
  };
}

function isAtOnce(rule: RetentionRule): boolean {
  const { months, days, milliseconds } = parseDuration(rule.period);
  return months + days + milliseconds === 0;
}
