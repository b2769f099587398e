import type { EnvelopeStatus } from './vocabulary.ts';

/** What can happen to an envelope as a whole. `act` is the open gesture; `finish` the last required action. */
export const transitionEvents = [
  'edit',
  'send',
  'schedule',
  'unschedule',
  'release',
  'releaseFailed',
  'open',
  'act',
  'correct',
  'remind',
  'extend',
  'finish',
  'decline',
  'void',
  'expire',
  'sealed',
  'sealFailed',
  'retrySeal',
  'delete',
  'purge',
] as const;
export type TransitionEvent = (typeof transitionEvents)[number];

type Row = Partial<Record<TransitionEvent, EnvelopeStatus | 'gone'>>;

const underway: Row = {
  open: 'inProgress',
  act: 'inProgress',
  finish: 'completing',
  decline: 'declined',
  void: 'voided',
  expire: 'expired',
};

const table: Readonly<Record<EnvelopeStatus, Row>> = {
  draft: { edit: 'draft', send: 'sent', schedule: 'scheduled', delete: 'gone' },
  scheduled: { unschedule: 'draft', release: 'sent', releaseFailed: 'draft', void: 'voided' },
  sent: { ...underway, correct: 'sent', remind: 'sent', extend: 'sent' },
  inProgress: { ...underway, correct: 'inProgress', remind: 'inProgress', extend: 'inProgress' },
  completing: { sealed: 'completed', sealFailed: 'sealFailed' },
  sealFailed: { retrySeal: 'completing', void: 'voided' },
  completed: { purge: 'gone' },
  declined: { purge: 'gone' },
  voided: { purge: 'gone' },
  expired: { purge: 'gone' },
};

/**
 * The one place that knows which event is allowed when (contract §3). A pure function of two words.
 * @returns the state after, `gone` when an erasure plan takes over, `null` when nothing may change
 */
export const transition = (from: EnvelopeStatus, event: TransitionEvent): EnvelopeStatus | 'gone' | null =>
  table[from][event] ?? null;

export const finalStatuses: ReadonlySet<EnvelopeStatus> = new Set([
  'completed',
  'declined',
  'voided',
  'expired',
]);

/** After sending, documents, fields and recipients stand still; only `correct` changes who has not acted. */
export const isFrozen = (status: EnvelopeStatus): boolean => status !== 'draft';
