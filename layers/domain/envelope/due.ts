import { addDuration } from '../duration.ts';
import type { DueKind, EnvelopeStatus, RecipientRole, RecipientStatus } from './vocabulary.ts';

/** What the calendar of an envelope follows from. */
export interface Calendar {
  readonly status: EnvelopeStatus;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly completedAt: string | null;
  readonly endedAt: string | null;
  readonly sendAt: string | null;
  readonly expiresAt: string | null;
  readonly expiresIn: string;
  readonly keepFor: string;
  readonly warnedAt: string | null;
  readonly reminders: { readonly first: string; readonly every: string; readonly max: number } | null;
  readonly restrictions: number;
  readonly erasuresWaiting?: readonly { readonly recipientId: string }[];
  readonly heldBy?: readonly { readonly recipientId: string | null }[];
  readonly restrictedFor?: readonly { readonly liftAt: string | null }[];
  readonly purgeRequest: { readonly at: string } | null;
  readonly extendAt: string | null;
  /** A shorter period that the parties have been told of, and when it begins to count. */
  readonly keepForNext?: { readonly at: string } | null;
}

export interface Asked {
  readonly role: RecipientRole;
  readonly status: RecipientStatus;
  readonly remindersSent: number;
  readonly lastAskedAt: string | null;
}

/** A national identity number that somebody in the envelope has. */
export interface KeptNumber {
  readonly recipientId: string;
  readonly keep: 'untilEnded' | 'withAgreement';
}

export const graceAfterEnd = 'P90D';
export const warnBefore = 'P3D';
/** A completion that has not moved for this long is started again. */
export const completionPatience = 'PT1H';

const after = (time: string, duration: string): string => addDuration(new Date(time), duration).toISOString();

/**
 * When an envelope must be gone, and by which rule (contract §2, "Retention, until an organisation sets its own").
 * Finite in every state: what is kept without an end cannot be expressed.
 */
export function purgeDate(envelope: Calendar): { purgeAt: string; rule: string } {
  const { status, purgeRequest } = envelope;
  if (purgeRequest !== null) return { purgeAt: purgeRequest.at, rule: 'envelope.requested' };
  if (status === 'draft')
    return { purgeAt: after(envelope.changedAt, graceAfterEnd), rule: 'envelope.draft' };
  if (status === 'completed') {
    return {
      purgeAt: after(envelope.completedAt ?? envelope.changedAt, envelope.keepFor),
      rule: 'envelope.completed',
    };
  }
  if (status === 'scheduled') {
    const expiry = after(envelope.sendAt ?? envelope.changedAt, envelope.expiresIn);
    return { purgeAt: after(expiry, graceAfterEnd), rule: 'envelope.scheduled' };
  }
  if (status === 'declined' || status === 'voided' || status === 'expired') {
    return {
      purgeAt: after(envelope.endedAt ?? envelope.changedAt, graceAfterEnd),
      rule: `envelope.${status}`,
    };
  }
  if (status === 'sealFailed')
    return { purgeAt: after(envelope.changedAt, graceAfterEnd), rule: 'envelope.sealFailed' };
  return { purgeAt: after(envelope.expiresAt ?? envelope.changedAt, graceAfterEnd), rule: 'envelope.open' };
}

const isWaitedFor = (recipient: Asked): boolean =>
  (recipient.role === 'signer' || recipient.role === 'approver') &&
  ['notified', 'opened', 'authenticated'].includes(recipient.status);

/** When this recipient is to be reminded next; null when not (or no more). */
export function reminderAt(recipient: Asked, reminders: Calendar['reminders']): string | null {
  if (reminders === null || recipient.lastAskedAt === null || !isWaitedFor(recipient)) return null;
  if (recipient.remindersSent >= reminders.max) return null;
  return after(recipient.lastAskedAt, recipient.remindersSent === 0 ? reminders.first : reminders.every);
}

/** When numbers have served their purpose: sealed, or ended otherwise; null while they are needed or held. */
export function numbersDueAt(envelope: Calendar, numbers: readonly KeptNumber[]): string | null {
  const { heldBy = [], completedAt, endedAt } = envelope;
  const held = (id: string): boolean =>
    heldBy.some(({ recipientId }) => recipientId === null || recipientId === id);
  const done = numbers.some(({ keep, recipientId }) => keep === 'untilEnded' && !held(recipientId));
  return done ? (completedAt ?? endedAt) : null;
}

/** Everything that has to happen to an envelope by itself, and when. Derived, so it is never forgotten or stale. */
export function dueItems(
  envelope: Calendar,
  recipients: readonly Asked[],
  numbers: readonly KeptNumber[] = [],
): ReadonlyMap<DueKind, string> {
  const due = new Map<DueKind, string>([['purge', purgeDate(envelope).purgeAt]]);
  const { erasuresWaiting = [], heldBy = [] } = envelope;
  const mayRun = ({ recipientId }: { recipientId: string }): boolean =>
    !heldBy.some((hold) => hold.recipientId === null || hold.recipientId === recipientId);
  if (erasuresWaiting.some(mayRun)) due.set('erase', envelope.changedAt);
  if (envelope.restrictions > 0) {
    const [lift] = (envelope.restrictedFor ?? []).flatMap(({ liftAt }) => liftAt ?? []).sort();
    return lift === undefined ? due : due.set('lift', lift);
  }
  const numbersAt = numbersDueAt(envelope, numbers);
  if (numbersAt !== null) due.set('number', numbersAt);
  if (envelope.status === 'completed' && envelope.keepForNext) due.set('retain', envelope.keepForNext.at);
  if (envelope.status === 'completed' && envelope.extendAt !== null) due.set('extend', envelope.extendAt);
  if (envelope.status === 'scheduled' && envelope.sendAt !== null) due.set('send', envelope.sendAt);
  if (envelope.status === 'completing') due.set('restart', after(envelope.changedAt, completionPatience));
  if (envelope.status !== 'sent' && envelope.status !== 'inProgress') return due;
  if (envelope.expiresAt !== null) {
    due.set('expire', envelope.expiresAt);
    const warning = addDuration(new Date(envelope.expiresAt), warnBefore, -1).toISOString();
    if (envelope.warnedAt === null) due.set('warn', warning);
  }
  const reminders = recipients
    .map((recipient) => reminderAt(recipient, envelope.reminders))
    .filter((at) => at !== null);
  const [first] = reminders.sort();
  if (first !== undefined) due.set('remind', first);
  return due;
}
