import type { CaseStatus } from './vocabulary.ts';

/** What can happen to a request. `extend` needs a reason given to the person within the first month. */
export const caseTransitionEvents = [
  'askIdentity',
  'verify',
  'scope',
  'start',
  'extend',
  'fulfil',
  'partiallyRefuse',
  'refuse',
  'withdraw',
  'expire',
] as const;
export type CaseTransitionEvent = (typeof caseTransitionEvents)[number];

type Row = Partial<Record<CaseTransitionEvent, CaseStatus>>;

const decided: Row = {
  fulfil: 'fulfilled',
  partiallyRefuse: 'partiallyRefused',
  refuse: 'refused',
  withdraw: 'withdrawn',
};

const table: Readonly<Record<CaseStatus, Row>> = {
  received: { askIdentity: 'identityRequired', withdraw: 'withdrawn', expire: 'expired' },
  // Nothing is decided, found or shown before identity is proven: the only ways out are proof, taking back and time.
  identityRequired: { verify: 'verified', withdraw: 'withdrawn', expire: 'expired' },
  verified: { scope: 'scoped', withdraw: 'withdrawn' },
  scoped: { start: 'inProgress', ...decided },
  inProgress: { extend: 'extended', ...decided },
  extended: decided,
  fulfilled: {},
  partiallyRefused: {},
  refused: {},
  withdrawn: {},
  expired: {},
};

/** The state after an event, or null when the event is not possible in this state. */
export const caseTransition = (status: CaseStatus, event: CaseTransitionEvent): CaseStatus | null =>
  table[status][event] ?? null;
