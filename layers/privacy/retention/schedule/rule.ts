import type { RetentionRule } from '../retention-rule.ts';

type Essential = Pick<RetentionRule, 'id' | 'trigger' | 'period' | 'justification' | 'appliesTo'>;

/** Completes a rule with what most rules have in common: an instant, no statute, deleted within a day, every country. */
export function rule(essential: Essential & Partial<RetentionRule>): RetentionRule {
  return {
    anchor: 'instant',
    statute: null,
    action: 'delete',
    grace: 'P1D',
    mandatory: false,
    country: null,
    adjustable: null,
    ...essential,
  };
}
