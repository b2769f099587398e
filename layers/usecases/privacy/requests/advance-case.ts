import { invalidState } from '../../../domain/failure.ts';
import { type CaseTransitionEvent, caseTransition } from '../../../domain/privacy-case/case-transition.ts';
import { type CaseStatus, isClosed } from '../../../domain/privacy-case/vocabulary.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';

/** @throws Failure 409 `invalid_state` when the request does not allow the event now */
export function nextStatus(status: CaseStatus, event: CaseTransitionEvent): CaseStatus {
  const next = caseTransition(status, event);
  if (next === null) throw invalidState(`A request that is ${status} cannot ${event}.`);
  return next;
}

/** What closing sets; the address goes when the answer can no longer be fetched. */
export function closing(status: CaseStatus, now: Date): Partial<PrivacyCase> {
  if (!isClosed(status)) throw new TypeError(`${status} is not an end`);
  return { status, closedAt: now.toISOString() };
}
