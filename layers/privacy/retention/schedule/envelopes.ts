import type { RetentionRule } from '../retention-rule.ts';
import { rule } from './rule.ts';

const COMPLAINTS = 'time to ask and complain before it is gone';

/** Envelopes in each state, with everything that belongs to them. Held for the organisation that sent them. */
export const ENVELOPE_RULES: readonly RetentionRule[] = [
  rule({
    id: 'envelope.draft',
    trigger: 'lastChanged',
    period: 'P90D',
    justification: 'a draft that nobody touches is not needed',
    appliesTo: 'drafts of envelopes',
  }),
  rule({
    id: 'envelope.scheduled',
    trigger: 'deadline',
    period: 'P90D',
    justification: COMPLAINTS,
    appliesTo: 'envelopes planned for later',
  }),
  rule({
    id: 'envelope.open',
    trigger: 'deadline',
    period: 'P90D',
    justification: COMPLAINTS,
    appliesTo: 'envelopes that are being signed',
  }),
  rule({
    id: 'envelope.declined',
    trigger: 'envelopeDeclined',
    period: 'P90D',
    justification: COMPLAINTS,
    appliesTo: 'declined envelopes',
  }),
  rule({
    id: 'envelope.voided',
    trigger: 'envelopeVoided',
    period: 'P90D',
    justification: COMPLAINTS,
    appliesTo: 'withdrawn envelopes',
  }),
  rule({
    id: 'envelope.expired',
    trigger: 'envelopeExpired',
    period: 'P90D',
    justification: COMPLAINTS,
    appliesTo: 'expired envelopes',
  }),
  rule({
    id: 'envelope.sealFailed',
    trigger: 'sealAttempted',
    period: 'P90D',
    justification: 'time to repair and seal again',
    appliesTo: 'envelopes that could not be sealed',
  }),
  rule({
    id: 'envelope.completed',
    trigger: 'envelopeCompleted',
    period: 'P10Y',
    justification:
      'the longest general limitation period for agreements (forældelsesloven § 5, preskriptionslagen 2 §)',
    appliesTo: 'signed agreements with their evidence',
    // Under 90 days a party could lose evidence before hearing of it.
    adjustable: { min: 'P90D', max: 'P50Y' },
  }),
  rule({
    id: 'envelope.requested',
    trigger: 'purgeRequested',
    period: 'P7D',
    justification: 'the organisation asked for it; the parties are told and have time to save their copy',
    appliesTo: 'signed agreements that the organisation erases before their day',
  }),
];
