import type { PolicyFacts } from './compiled-policy.ts';
import { declaredData } from './declared-data.ts';
import type { PolicySources } from './policy-sources.ts';
import { rulesInUse } from './rules-in-use.ts';

/** The comparable part of a policy, every list sorted and without repetitions. */
export function policyFacts(sources: PolicySources): PolicyFacts {
  return {
    purposes: sorted(sources.purposes.map(({ id, role, basis }) => ({ id, role, basis }))),
    recipients: sorted(
      sources.recipients.map(({ id, country, categories, transfer }) => ({
        id,
        country,
        categories: [...categories].sort(),
        transfer: transfer?.basis ?? null,
      })),
    ),
    categories: sorted(declaredData(sources).map(({ subject, category }) => ({ subject, category }))),
    periods: sorted(
      rulesInUse(sources).map(({ id, country, period, trigger, statute }) => ({
        rule: id,
        country,
        period,
        trigger,
        statute,
      })),
    ),
    rights: sources.rights.map((right) => right.id).sort(),
    automatedDecisions: [...sources.automatedDecisions].sort(),
  };
}

function sorted<T>(items: readonly T[]): readonly T[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
