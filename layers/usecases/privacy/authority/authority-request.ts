import { Failure, invalidState, notFound } from '../../../domain/failure.ts';
import { derivedId, newId, newStream } from '../../../domain/ids.ts';
import type {
  AuthorityEventType,
  DisclosureReceiver,
  LegalException,
} from '../../../domain/register/vocabulary.ts';
import {
  type Mode,
  modeOf,
  operatorSpace,
  organisationOf,
  parseSpace,
  type Space,
} from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { AuthorityRequest } from '../../../ports/registers.ts';
import { actorOf, type RegisterCaller, targetOf } from '../registers/register-caller.ts';
import { loadSubject } from '../subjects/load-subject.ts';
import { parseSubject } from '../subjects/subject-id.ts';

type Needs = Pick<Ports, 'authorityRequests' | 'envelopes'>;

/** Two people with different keys' owners must have approved. */
export const approvalsNeeded = 2;

export interface AuthorityInput {
  readonly organisation: { readonly id: string; readonly mode: Mode } | null;
  readonly exception: LegalException;
  readonly reference: string;
  readonly authority: { readonly kind: DisclosureReceiver; readonly name: string };
  readonly scope: {
    readonly subjects: readonly string[];
    readonly categories: readonly string[];
    readonly documents: boolean;
    readonly necessity: string;
  };
  readonly silence: { readonly until: string; readonly reference: string } | null;
}

export const authorityEvent = (
  type: AuthorityEventType,
  caller: RegisterCaller,
  payload: Readonly<Record<string, unknown>> = {},
) => ({ type, actor: actorOf(caller), payload });

async function assertSubjects(ports: Needs, target: Space, subjects: readonly string[]): Promise<void> {
  for (const subject of subjects) await loadSubject(ports, target, parseSubject(subject));
}

function silentUntil(silence: AuthorityInput['silence'], now: Date): string | null {
  if (silence === null) return null;
  if (new Date(silence.until) > now) return new Date(silence.until).toISOString();
  const detail = 'In the future; without it the customer is told at once.';
  throw new Failure(422, 'validation_failed', detail, {
    errors: [{ pointer: '/silence/until', code: 'out_of_range', detail }],
  });
}

/**
 * Opens the case of a demand by law: one exception, one reference, the least that answers it. Unless an order forbids
 * it, the customer is told at once.
 * @throws Failure 404 for people who are not there, 422
 */
export async function openAuthorityRequest(
  ports: Needs,
  input: AuthorityInput,
  caller: RegisterCaller,
): Promise<AuthorityRequest> {
  const target = targetOf(caller, input.organisation);
  const silent = silentUntil(input.silence, caller.now);
  await assertSubjects(ports, target, input.scope.subjects);
  const at = caller.now.toISOString();
  const opened: AuthorityRequest = {
    id: caller.seed === null ? newId('aut', caller.now) : derivedId('aut', caller.seed),
    ver: 0,
    stream: newStream(),
    state: 'opened',
    target,
    exception: input.exception,
    receiver: input.authority.kind,
    subjects: [...input.scope.subjects],
    categories: [...input.scope.categories],
    documents: input.scope.documents,
    openedAt: at,
    changedAt: at,
    silentUntil: silent,
    noticeDueAt: silent === null ? at : null,
    toldAt: null,
    approvedAt: null,
    exportedAt: null,
    closedAt: null,
    authority: input.authority.name,
    reference: input.reference,
    necessity: input.scope.necessity,
    silenceReference: input.silence?.reference ?? null,
    refusal: null,
    openedBy: caller.owner,
    approvals: [],
  };
  const payload = {
    exception: input.exception,
    subjects: input.scope.subjects.length,
    categories: input.scope.categories,
    silent: silent !== null,
  };
  await ports.authorityRequests.create(caller.space, opened, [
    authorityEvent('authority.opened', caller, payload),
  ]);
  return getAuthorityRequest(ports, caller.space, opened.id);
}

/** @throws Failure 404 for an unknown or foreign one */
export async function getAuthorityRequest(
  ports: Pick<Ports, 'authorityRequests'>,
  space: Space,
  id: string,
): Promise<AuthorityRequest> {
  const found = await ports.authorityRequests.load(space, id);
  if (found === null) throw notFound();
  return found;
}

/**
 * One person's approval. The same person twice is one; two people make it approved.
 * @throws Failure 403 `second_person_required`, 404, 409 `invalid_state`
 */
export function approveAuthorityRequest(
  ports: Needs,
  id: string,
  caller: RegisterCaller,
): Promise<AuthorityRequest> {
  const at = caller.now.toISOString();
  return ports.authorityRequests.change(caller.space, id, ({ state, approvals }) => {
    if (state === 'refused') throw invalidState('This demand was refused.');
    if (state !== 'opened') return null;
    if (approvals.some(({ owner }) => owner === caller.owner))
      throw new Failure(403, 'second_person_required', 'The second approval needs a key with another owner.');
    const all = [...approvals, { owner: caller.owner, at }];
    const complete = all.length >= approvalsNeeded;
    return {
      set: { approvals: all, ...(complete && { state: 'approved' as const, approvedAt: at }) },
      events: [authorityEvent('authority.approved', caller, { approvals: all.length })],
    };
  });
}

/** Nothing is handed over, for this reason. */
export function refuseAuthorityRequest(
  ports: Needs,
  id: string,
  reason: string,
  caller: RegisterCaller,
): Promise<AuthorityRequest> {
  const at = caller.now.toISOString();
  return ports.authorityRequests.change(caller.space, id, ({ state }) => {
    if (state === 'refused') return null;
    if (state === 'exported') throw invalidState('The data have been handed over.');
    return {
      set: { state: 'refused', refusal: reason, closedAt: at },
      events: [authorityEvent('authority.refused', caller)],
    };
  });
}

export const authorityView = (found: AuthorityRequest) => {
  const target = parseSpace(found.target);
  return {
    id: found.id,
    state: found.state,
    organisation: target === operatorSpace ? null : { id: organisationOf(target), mode: modeOf(target) },
    exception: found.exception,
    reference: found.reference,
    authority: { kind: found.receiver, name: found.authority },
    scope: {
      subjects: found.subjects,
      categories: found.categories,
      documents: found.documents,
      necessity: found.necessity,
    },
    silence:
      found.silentUntil === null
        ? null
        : { until: found.silentUntil, reference: found.silenceReference ?? '' },
    approvals: found.approvals,
    openedAt: found.openedAt,
    toldAt: found.toldAt,
    exportedAt: found.exportedAt,
    refusal: found.refusal,
  };
};
