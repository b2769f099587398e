import type { Organisation } from '../../../ports/organisation-store.ts';

/** How long completed envelopes are kept as of now: an announced shorter period counts from its day. */
export function completedPeriod(
  organisation: Pick<Organisation, 'completedRetention' | 'retentionChange'>,
  now: Date,
): string {
  const { completedRetention, retentionChange } = organisation;
  return retentionChange !== null && new Date(retentionChange.effectiveAt) <= now
    ? retentionChange.completed
    : completedRetention;
}

/** A shorter period that has been announced and does not count yet. */
export function announcedPeriod(
  { retentionChange }: Pick<Organisation, 'retentionChange'>,
  now: Date,
): { readonly rule: string; readonly period: string; readonly effectiveAt: string } | null {
  if (retentionChange === null || new Date(retentionChange.effectiveAt) <= now) return null;
  const { completed, effectiveAt } = retentionChange;
  return { rule: 'envelope.completed', period: completed, effectiveAt };
}
