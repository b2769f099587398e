import type { Country } from '../calendar/country.ts';
import type { StatuteId } from '../policy/statutes.ts';

/** The fact from which a period runs. */
export type RetentionTrigger =
  | 'created'
  | 'lastChanged'
  | 'lastActivity'
  | 'contractEnded'
  | 'subscriptionEnded'
  | 'fiscalYearEnded'
  | 'calendarYearAfterFiscalYearEnded'
  | 'envelopeCompleted'
  | 'envelopeDeclined'
  | 'envelopeVoided'
  | 'envelopeExpired'
  | 'envelopeSealed'
  | 'sealAttempted'
  | 'deadline'
  | 'purgeRequested'
  | 'caseClosed'
  | 'consentWithdrawn'
  | 'relationEnded'
  | 'incident'
  | 'erased';

/**
 * How the period is laid on the calendar. `instant` adds it to the trigger's instant in UTC. The fiscal anchors
 * count whole days of the country's zone: `fiscalYearEnd` from the last day of the financial year, and
 * `calendarYearOfFiscalYearEnd` from the last day of the calendar year in which the financial year ended.
 */
export type RetentionAnchor = 'instant' | 'fiscalYearEnd' | 'calendarYearOfFiscalYearEnd';

/** A period after which something is gone. Without an end there is no rule: such a value cannot be written. */
export interface RetentionRule {
  readonly id: string;
  readonly trigger: RetentionTrigger;
  /** ISO 8601 duration. */
  readonly period: string;
  readonly anchor: RetentionAnchor;
  /** The law that sets the period; null where `justification` gives the reason instead. */
  readonly statute: StatuteId | null;
  readonly justification: string;
  readonly action: 'delete' | 'anonymise' | 'shred';
  /** ISO 8601 duration within which the deletion is finished everywhere once the period is over. */
  readonly grace: string;
  /** Whether the law forbids deleting earlier, even when the person asks. */
  readonly mandatory: boolean;
  /** Kinds of data, in words for the record of processing activities. */
  readonly appliesTo: string;
  /** Null applies everywhere. */
  readonly country: Country | null;
  /** Shortest and longest period that an organisation may set instead; null when it may not. */
  readonly adjustable: { readonly min: string; readonly max: string } | null;
}

/** Things that say nothing about a person and therefore need no end; the linter checks that they say nothing. */
export interface NonPersonalRule {
  readonly id: string;
  readonly nonPersonal: string;
}
