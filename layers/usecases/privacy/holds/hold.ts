import { addDuration } from '../../../domain/duration.ts';
import { Failure, invalidState, notFound } from '../../../domain/failure.ts';
import { derivedId, newId, newStream } from '../../../domain/ids.ts';
import type { HoldEventType } from '../../../domain/register/vocabulary.ts';
import type { Space } from '../../../domain/space.ts';
import type { Hold } from '../../../ports/hold-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import { resumeErasures } from '../subjects/erase-subject.ts';
import { loadSubject } from '../subjects/load-subject.ts';
import { parseSubject } from '../subjects/subject-id.ts';

type Needs = Pick<Ports, 'envelopes' | 'holds' | 'erasure' | 'workflows'>;

/** A hold is looked at again after this long at the latest. */
export const longestReview = 'P6M';

export interface HoldCaller {
  readonly keyId: string;
  /** The person or system the key was issued to. */
  readonly owner: string;
  readonly now: Date;
}

export interface HoldInput {
  readonly scope: {
    readonly envelopes?: readonly string[] | undefined;
    readonly subject?: string | undefined;
  };
  readonly reason: string;
  readonly reviewAt: string;
}

function checkReview(reviewAt: string, now: Date): string {
  const at = new Date(reviewAt);
  if (at > now && at <= addDuration(now, longestReview)) return at.toISOString();
  const detail = 'In the future, at most six months ahead.';
  throw new Failure(422, 'validation_failed', 'A hold is reviewed within six months.', {
    errors: [{ pointer: '/reviewAt', code: 'out_of_range', detail }],
  });
}

const event = (type: HoldEventType, { keyId }: HoldCaller, payload: Record<string, unknown> = {}) => ({
  type,
  actor: { kind: 'organisation', id: keyId } as const,
  payload,
});

const secondPerson = () =>
  new Failure(403, 'second_person_required', 'The second step needs a key with another owner.');

async function assertExists(ports: Needs, space: Space, { scope }: HoldInput): Promise<void> {
  if (scope.subject !== undefined) {
    await loadSubject(ports, space, parseSubject(scope.subject));
    return;
  }
  for (const id of scope.envelopes ?? []) {
    const found = await ports.envelopes.load(space, id, 'rights');
    if (found === null || 'purged' in found) throw notFound();
  }
}

/** Proposes a hold: it counts from the moment a second person approves it. */
export async function placeHold(
  ports: Needs,
  space: Space,
  input: HoldInput,
  caller: HoldCaller & { readonly seed: Uint8Array | null },
): Promise<Hold> {
  const reviewAt = checkReview(input.reviewAt, caller.now);
  await assertExists(ports, space, input);
  const { subject } = input.scope;
  const hold: Hold = {
    id: caller.seed === null ? newId('hld', caller.now) : derivedId('hld', caller.seed),
    ver: 0,
    stream: newStream(),
    state: 'proposed',
    envelopes:
      subject === undefined ? [...(input.scope.envelopes ?? [])] : [parseSubject(subject).envelopeId],
    subject: subject ?? null,
    createdAt: caller.now.toISOString(),
    changedAt: caller.now.toISOString(),
    activeAt: null,
    releasedAt: null,
    reviewAt,
    remindedAt: null,
    reason: input.reason,
    placedBy: caller.owner,
    releaseAskedBy: null,
  };
  await ports.holds.create(space, hold, [event('hold.placed', caller, { reviewAt })]);
  return (await ports.holds.load(space, hold.id)) ?? hold;
}

const recipientOf = ({ subject }: Hold): string | null =>
  subject === null ? null : parseSubject(subject).recipientId;

/** Puts the hold on its envelopes; repeated it changes nothing. An envelope that is gone cannot be held. */
async function apply(ports: Needs, space: Space, hold: Hold, caller: HoldCaller): Promise<void> {
  for (const envelopeId of hold.envelopes) {
    await ports.envelopes
      .change(space, envelopeId, 'rights', ({ root }) => {
        if (root.heldBy.some((one) => one.hold === hold.id)) return null;
        const heldBy = [...root.heldBy, { hold: hold.id, recipientId: recipientOf(hold) }];
        return {
          root: { heldBy, holds: heldBy.length },
          events: [
            {
              type: 'privacy.held',
              actor: { kind: 'organisation', id: caller.keyId },
              payload: { hold: hold.id, recipient: recipientOf(hold) },
            },
          ],
        };
      })
      .catch(ignoreGone);
  }
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof Failure) || error.status !== 404) throw error;
}

/** Takes the hold off, and at once runs the erasures that it withheld. */
async function lift(ports: Needs, space: Space, hold: Hold, caller: HoldCaller): Promise<void> {
  for (const envelopeId of hold.envelopes) {
    await ports.envelopes
      .change(space, envelopeId, 'rights', ({ root }) => {
        if (!root.heldBy.some((one) => one.hold === hold.id)) return null;
        const heldBy = root.heldBy.filter((one) => one.hold !== hold.id);
        return {
          root: { heldBy, holds: heldBy.length },
          events: [
            {
              type: 'privacy.released',
              actor: { kind: 'organisation', id: caller.keyId },
              payload: { hold: hold.id, recipient: recipientOf(hold) },
            },
          ],
        };
      })
      .catch(ignoreGone);
    await resumeErasures(ports, space, envelopeId, caller.now);
  }
}

/**
 * The second person's word, for placing and for releasing: it needs a key with another owner than the first step.
 * The envelopes are changed before the hold says so, so that a call that died is finished by the next one.
 * @throws Failure 403 `second_person_required`, 404, 409
 */
export async function approveHold(ports: Needs, space: Space, id: string, caller: HoldCaller): Promise<Hold> {
  const hold = await ports.holds.load(space, id);
  if (hold === null) throw notFound();
  const at = caller.now.toISOString();
  if (hold.state === 'proposed') {
    if (hold.placedBy === caller.owner) throw secondPerson();
    await apply(ports, space, hold, caller);
    return ports.holds.change(space, id, ({ state }) =>
      state === 'proposed'
        ? { set: { state: 'active', activeAt: at }, events: [event('hold.approved', caller)] }
        : null,
    );
  }
  if (hold.state === 'releaseProposed') {
    if (hold.releaseAskedBy === caller.owner) throw secondPerson();
    await lift(ports, space, hold, caller);
    return ports.holds.change(space, id, ({ state }) =>
      state === 'releaseProposed'
        ? { set: { state: 'released', releasedAt: at }, events: [event('hold.released', caller)] }
        : null,
    );
  }
  return hold;
}

/** Proposes to release it; a hold that nobody approved is withdrawn at once. */
export function releaseHold(ports: Needs, space: Space, id: string, caller: HoldCaller): Promise<Hold> {
  return ports.holds.change(space, id, (hold) => {
    if (hold.state === 'proposed') {
      const set = { state: 'released', releasedAt: caller.now.toISOString() } as const;
      return { set, events: [event('hold.released', caller, { withdrawn: true })] };
    }
    if (hold.state === 'active') {
      const set = { state: 'releaseProposed', releaseAskedBy: caller.owner } as const;
      return { set, events: [event('hold.releaseAsked', caller)] };
    }
    if (hold.state === 'releaseProposed') return null;
    throw invalidState('The hold has been released.');
  });
}

export async function getHold(ports: Pick<Ports, 'holds'>, space: Space, id: string): Promise<Hold> {
  const hold = await ports.holds.load(space, id);
  if (hold === null) throw notFound();
  return hold;
}

export const holdView = (hold: Hold) => ({
  id: hold.id,
  state: hold.state,
  scope: { envelopes: hold.subject === null ? hold.envelopes : null, subject: hold.subject },
  reason: hold.reason,
  reviewAt: hold.reviewAt,
  createdAt: hold.createdAt,
  activeAt: hold.activeAt,
  releasedAt: hold.releasedAt,
});

/** Says once that the day of review has come: whoever keeps the hold longer decides so again. */
export async function remindOfReview(
  ports: Pick<Ports, 'holds'>,
  space: Space,
  id: string,
  now: Date,
): Promise<void> {
  await ports.holds.change(space, id, ({ releasedAt, remindedAt, reviewAt }) => {
    if (releasedAt !== null || remindedAt !== null || new Date(reviewAt) > now) return null;
    const actor = { kind: 'service', id: null } as const;
    return {
      set: { remindedAt: now.toISOString() },
      events: [{ type: 'hold.reviewDue', actor, payload: { reviewAt } }],
    };
  });
}
