import { addDuration } from '../../../domain/duration.ts';
import { Failure, invalidState, notFound } from '../../../domain/failure.ts';
import { erasureDelay } from '../../../domain/privacy-case/case-due.ts';
import { type CaseDecision, isClosed, type RequestType } from '../../../domain/privacy-case/vocabulary.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import type { Caller } from '../../envelopes/envelope-input.ts';
import { closing, nextStatus } from './advance-case.ts';
import { caseClock } from './case-clock.ts';

type Needs = Pick<Ports, 'cases'>;

export interface Decision {
  readonly decision: CaseDecision | 'extend';
  /** As the person is told. */
  readonly reason: string;
  readonly correction: PrivacyCase['correction'];
}

/** What has to be done before the answer is true; the rest is answered by the decision itself. */
const carriedOut: ReadonlySet<RequestType> = new Set([
  'erasure',
  'rectification',
  'restriction',
  'objection',
  'withdrawal',
]);

/** @throws Failure 404 for an unknown or foreign request, one body */
export async function requestOf(ports: Needs, caller: Caller, id: string): Promise<PrivacyCase> {
  const found = await ports.cases.load(caller.space, id);
  if (found === null || found.kind !== 'routed') throw notFound();
  return found;
}

const by = (caller: Caller) => ({ kind: 'organisation', id: caller.keyId }) as const;

function assertUndecided({ status, decidedAt }: PrivacyCase): void {
  if (isClosed(status) || decidedAt !== null) throw invalidState('This request is decided.');
}

/** Tells the person within the first month that the answer takes up to two months more, and why (art. 12(3)). */
function extended(caller: Caller, current: PrivacyCase, reason: string, now: Date) {
  assertUndecided(current);
  const status = nextStatus(current.status, 'extend');
  if (now >= new Date(caseClock(current, now).extendableUntil))
    throw invalidState('The first month is over: it is too late to extend.');
  const extendedAt = now.toISOString();
  const { dueAt, alarms } = caseClock({ ...current, extendedAt, extensionReason: reason }, now);
  return {
    set: { status, extendedAt, extensionReason: reason, dueAt, alarms, alarmed: [] },
    events: [{ type: 'request.extended' as const, actor: by(caller), payload: { dueAt, reason } }],
  };
}

function decided(caller: Caller, current: PrivacyCase, input: Decision, decision: CaseDecision, now: Date) {
  assertUndecided(current);
  const decidedAt = now.toISOString();
  const set = { decision, decidedAt, decidedBy: caller.keyId, reason: input.reason };
  const event = {
    type: 'request.decided' as const,
    actor: by(caller),
    payload: { decision, reason: input.reason },
  };
  const status = nextStatus(current.status, decision);
  if (decision === 'refuse' || !carriedOut.has(current.type)) {
    const end = {
      type: `request.${status}` as 'request.fulfilled',
      actor: by(caller),
      payload: { decision },
    };
    return { set: { ...set, ...closing(status, now) }, events: [event, end] };
  }
  if (current.type === 'rectification' && input.correction === null) {
    const detail = 'Say what the right values are.';
    const errors = [{ pointer: '/correction', code: 'required', detail }];
    throw new Failure(422, 'validation_failed', detail, { errors });
  }
  const runAt = current.type === 'erasure' ? addDuration(now, erasureDelay).toISOString() : null;
  return { set: { ...set, correction: input.correction, runAt }, events: [event] };
}

/**
 * The organisation's decision on its part of a request. An erasure waits 72 hours, told to the known addresses, in
 * which the person can stop it; everything else is done at once.
 * @throws Failure 404, 409 `invalid_state`, 422
 */
export function decideRequest(
  ports: Needs,
  caller: Caller,
  id: string,
  input: Decision,
  now: Date,
): Promise<PrivacyCase> {
  const { decision } = input;
  return ports.cases.change(caller.space, id, (current) => {
    if (current.kind !== 'routed') throw notFound();
    return decision === 'extend'
      ? extended(caller, current, input.reason, now)
      : decided(caller, current, input, decision, now);
  });
}
