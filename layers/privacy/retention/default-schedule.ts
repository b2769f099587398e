import type { Country } from '../calendar/country.ts';
import { RetentionError } from './retention-error.ts';
import type { NonPersonalRule, RetentionRule } from './retention-rule.ts';
import { ACCOUNTING_RULES } from './schedule/accounting.ts';
import { ENVELOPE_RULES } from './schedule/envelopes.ts';
import { OPERATION_RULES } from './schedule/operations.ts';
import { PEOPLE_RULES } from './schedule/people.ts';

/** Every retention rule, before an organisation sets its own periods. */
export const DEFAULT_SCHEDULE: readonly RetentionRule[] = [
  ...ENVELOPE_RULES,
  ...ACCOUNTING_RULES,
  ...PEOPLE_RULES,
  ...OPERATION_RULES,
];

/** What may stay because it is about nobody. */
export const NON_PERSONAL: readonly NonPersonalRule[] = [
  { id: 'tombstone', nonPersonal: 'that something was erased, when, and under which rule; ids are random' },
  { id: 'erasureLedger', nonPersonal: 'ids and counts, replayed after a restore so that nothing comes back' },
  {
    id: 'policyHistory',
    nonPersonal: 'versions of the policy, when they were announced and when they took effect',
  },
  { id: 'evidenceLeaf', nonPersonal: 'salted commitments; the salts are erased with the data' },
];

/**
 * The rule of an id in a country: the country's own where there is one, else the general one.
 *
 * @throws RetentionError `rule_unknown`
 */
export function retentionRule(id: string, country: Country | null = null): RetentionRule {
  const rules = DEFAULT_SCHEDULE.filter((rule) => rule.id === id);
  const rule = rules.find((each) => each.country === country) ?? rules.find((each) => each.country === null);
  if (rule === undefined) throw new RetentionError('rule_unknown', `there is no retention rule ${id} here`);
  return rule;
}

/** The rules that a record's declared retention stands for: the id itself, or all of a family (`envelope.…`). */
export function rulesOfFamily(id: string): readonly RetentionRule[] {
  return DEFAULT_SCHEDULE.filter((rule) => rule.id === id || rule.id.startsWith(`${id}.`));
}
