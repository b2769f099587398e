import { Failure } from '../../../domain/failure.ts';
import type { Country } from '../../../privacy/calendar/country.ts';
import { STATUTES } from '../../../privacy/policy/statutes.ts';
import { retentionRule } from '../../../privacy/retention/default-schedule.ts';
import { purgeAt } from '../../../privacy/retention/purge-at.ts';
import { RetentionError } from '../../../privacy/retention/retention-error.ts';
import type { RetentionRule } from '../../../privacy/retention/retention-rule.ts';

/** The provision as it is cited, null without one. */
export const citation = (statute: RetentionRule['statute']): string | null =>
  statute === null ? null : STATUTES[statute].citation;

export const invalid = (pointer: string, error: RetentionError) =>
  new Failure(422, 'validation_failed', error.message, {
    errors: [{ pointer, code: error.code, detail: error.message }],
  });

const pointers: Partial<Record<RetentionError['code'], string>> = {
  rule_unknown: '/rule',
  fiscal_year_end_invalid: '/fiscalYearEnd',
};

/**
 * Lays a rule on the calendar.
 * @param input.from a day (`YYYY-MM-DD`) or an instant
 * @throws Failure 422 for a rule that does not exist in that country or a financial year that cannot end so
 */
export function previewRule(input: {
  readonly rule: string;
  readonly country: Country;
  readonly fiscalYearEnd?: string | undefined;
  readonly from: string;
}): { until: string; statute: string | null } {
  const { rule, country, fiscalYearEnd, from } = input;
  try {
    const kept = purgeAt(retentionRule(rule, country), {
      from: new Date(from),
      country,
      ...(fiscalYearEnd !== undefined && { fiscalYearEnd }),
    });
    return { until: kept.until, statute: citation(kept.statute) };
  } catch (error) {
    if (error instanceof RetentionError) throw invalid(pointers[error.code] ?? '/rule', error);
    throw error;
  }
}
