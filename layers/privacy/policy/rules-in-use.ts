import type { RetentionRule } from '../retention/retention-rule.ts';
import { declaredData } from './declared-data.ts';
import type { PolicySources } from './policy-sources.ts';

/** The retention rules under which something personal is really kept; only these are promised to anybody. */
export function rulesInUse(sources: PolicySources): readonly RetentionRule[] {
  const families = new Set(declaredData(sources).map((datum) => datum.retention));
  return sources.retention.filter(({ id }) => families.has(id) || families.has(id.split('.')[0] ?? ''));
}
