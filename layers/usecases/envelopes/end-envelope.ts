import { addDuration } from '../../domain/duration.ts';
import { transition } from '../../domain/envelope/transition.ts';
import { Failure, invalidState } from '../../domain/failure.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Caller } from './envelope-input.ts';

type Needs = Pick<Ports, 'envelopes'>;
export interface Call {
  readonly ifMatch: readonly number[] | null;
  readonly now: Date;
}

const by = (caller: Caller) => ({ kind: 'organisation', id: caller.keyId }) as const;

/** One change in the name of the organisation's key, on the version that the caller has seen. */
const changeAs = (
  ports: Needs,
  caller: Caller,
  id: string,
  call: Call,
  decide: (envelope: Aggregate<'performSigning'>) => Change | null,
): Promise<Aggregate<'performSigning'>> =>
  ports.envelopes.change(caller.space, id, 'performSigning', decide, { ifMatch: call.ifMatch });

/** Ends an envelope that is under way; those notified so far are told why. */
export function voidEnvelope(
  ports: Needs,
  caller: Caller,
  id: string,
  reason: string,
  call: Call,
): Promise<Aggregate<'performSigning'>> {
  return changeAs(ports, caller, id, call, ({ root }) => {
    if (transition(root.status, 'void') === null)
      throw invalidState(`An envelope that is ${root.status} cannot be voided.`);
    return {
      root: { status: 'voided', endedAt: call.now.toISOString(), personal: { voidReason: reason } },
      events: [{ type: 'envelope.voided', actor: by(caller), payload: { reason } }],
    };
  });
}

/** Takes a scheduled envelope back to draft. */
export function unscheduleEnvelope(
  ports: Needs,
  caller: Caller,
  id: string,
  call: Call,
): Promise<Aggregate<'performSigning'>> {
  return changeAs(ports, caller, id, call, ({ root }) => {
    if (transition(root.status, 'unschedule') === null) throw invalidState('The envelope is not scheduled.');
    return {
      root: { status: 'draft', sendAt: null },
      events: [{ type: 'envelope.changed', actor: by(caller), payload: { changed: ['sendAt'] } }],
    };
  });
}

/** Asks those whose turn it is once more, with the same link. The reminders of the schedule count on from here. */
export function remindEnvelope(
  ports: Needs,
  caller: Caller,
  id: string,
  call: Call,
): Promise<Aggregate<'performSigning'>> {
  return changeAs(ports, caller, id, call, ({ root, recipients }) => {
    if (transition(root.status, 'remind') === null) throw invalidState('Nobody is asked at the moment.');
    const asked = recipients.filter(
      ({ role, status }) =>
        (role === 'signer' || role === 'approver') &&
        ['notified', 'opened', 'authenticated'].includes(status),
    );
    if (asked.length === 0) throw invalidState('Nobody has been notified yet.');
    return {
      recipients: asked.map(({ id: recipientId, remindersSent }) => ({
        id: recipientId,
        remindersSent: remindersSent + 1,
        lastAskedAt: call.now.toISOString(),
      })),
      events: asked.map(({ id: subject }) => ({
        type: 'recipient.reminded' as const,
        actor: by(caller),
        subject,
        payload: { manual: true },
      })),
    };
  });
}

/** @throws Failure 422 unless the new deadline lies after now, at most a year from sending */
export function checkDeadline(
  root: { sentAt: string | null; expiresAt: string | null },
  expiresAt: string,
  now: Date,
): string {
  const at = new Date(expiresAt);
  const latest = addDuration(new Date(root.sentAt ?? now), 'P1Y');
  if (at > now && at <= latest) return at.toISOString();
  throw new Failure(
    422,
    'validation_failed',
    'The deadline lies in the future, at most a year after sending.',
    {
      errors: [
        { pointer: '/expiresAt', code: 'out_of_range', detail: 'After now, at most P1Y after sending.' },
      ],
    },
  );
}

const earlierThanBefore = (): Failure =>
  new Failure(422, 'validation_failed', 'The deadline is extended, never brought forward.', {
    errors: [{ pointer: '/expiresAt', code: 'out_of_range', detail: 'Not before the deadline that holds.' }],
  });

/** Moves the deadline to a later time, before it has passed; only `correct` brings it forward. */
export function extendEnvelope(
  ports: Needs,
  caller: Caller,
  id: string,
  expiresAt: string,
  call: Call,
): Promise<Aggregate<'performSigning'>> {
  return changeAs(ports, caller, id, call, ({ root }) => {
    const passed = root.expiresAt !== null && new Date(root.expiresAt) <= call.now;
    if (transition(root.status, 'extend') === null || passed)
      throw invalidState('The deadline can be moved while people can still sign.');
    const later = checkDeadline(root, expiresAt, call.now);
    if (root.expiresAt !== null && later < root.expiresAt) throw earlierThanBefore();
    return {
      root: { expiresAt: later, warnedAt: null },
      events: [
        { type: 'envelope.changed', actor: by(caller), payload: { changed: ['expiresAt'], expiresAt } },
      ],
    };
  });
}

/** Starts sealing again after it had failed; nobody signs again. */
export function retrySeal(
  ports: Needs,
  caller: Caller,
  id: string,
  call: Call,
): Promise<Aggregate<'performSigning'>> {
  return changeAs(ports, caller, id, call, ({ root }) => {
    if (transition(root.status, 'retrySeal') === null) throw invalidState('Sealing has not failed.');
    return {
      root: { status: 'completing', sealError: null },
      events: [{ type: 'envelope.completing', actor: by(caller), payload: { retry: true } }],
    };
  });
}
