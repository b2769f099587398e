import type { RetentionRule } from '../retention-rule.ts';
import { rule } from './rule.ts';

/** What we hold about people as controller, and about organisations that use the service. */
export const PEOPLE_RULES: readonly RetentionRule[] = [
  rule({
    id: 'organisation',
    trigger: 'subscriptionEnded',
    period: 'P90D',
    justification: 'time to take the data out after the end',
    appliesTo: 'data of an organisation, its members, settings and API keys',
    action: 'shred',
  }),
  rule({
    id: 'suspendedAccount',
    trigger: 'lastActivity',
    period: 'P1Y',
    justification: 'a suspended account can be taken up again for a year',
    appliesTo: 'accounts that their owner has suspended',
  }),
  rule({
    id: 'demoRequest',
    trigger: 'created',
    period: 'P6M',
    justification: 'the sales conversation is over by then',
    appliesTo: 'requests for a demonstration',
  }),
  rule({
    id: 'nationalNumber',
    trigger: 'envelopeSealed',
    period: 'PT0S',
    justification: 'once sealed, a masked form and a commitment are enough',
    appliesTo: 'national identification numbers that no statute or customer needs',
    action: 'shred',
  }),
  rule({
    id: 'supportCase',
    trigger: 'caseClosed',
    period: 'P1Y',
    justification: 'follow-up of the same matter',
    appliesTo: 'support cases',
  }),
  rule({
    id: 'supportSpecialData',
    trigger: 'caseClosed',
    period: 'PT0S',
    justification: 'special categories of data are needed for the case only',
    appliesTo: 'attachments and special categories of data in support cases',
    action: 'shred',
  }),
  rule({
    id: 'consentProof',
    trigger: 'consentWithdrawn',
    period: 'P2Y',
    statute: 'gdpr:5-2',
    justification: 'proof that consent had been given, for as long as a complaint is likely',
    appliesTo: 'proof of consent',
  }),
  rule({
    id: 'rightsCase',
    trigger: 'caseClosed',
    period: 'P3Y',
    statute: 'dk:foraeldelsesloven-3',
    justification: 'the general limitation period for claims about the answer',
    appliesTo: 'requests about personal data and their answers',
  }),
  rule({
    id: 'rightsProof',
    trigger: 'caseClosed',
    period: 'PT0S',
    justification: 'proof of identity is needed until the request is answered',
    appliesTo: 'proof of identity in a request',
  }),
  rule({
    id: 'breachRegister',
    trigger: 'incident',
    period: 'P5Y',
    statute: 'gdpr:33-5',
    justification: 'the authority must be able to check how breaches were handled',
    appliesTo: 'register of personal data breaches',
  }),
];
