import { addDuration } from '../../../domain/duration.ts';
import { invalidState } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Change } from '../../../ports/envelope-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Restriction } from '../../../privacy/inventory/records/envelope.ts';
import type { Actor } from '../../../privacy/inventory/records/event.ts';
import { loadSubject, personIn, type RightsEnvelope } from './load-subject.ts';
import { type SubjectRef, subjectId } from './subject-id.ts';

type Needs = Pick<Ports, 'envelopes'>;

/** The grounds of GDPR art. 18(1)(a)–(d), in this order. */
export const restrictionGrounds = [
  'accuracyContested',
  'unlawful',
  'neededForClaim',
  'objectionPending',
] as const;
export type RestrictionGround = (typeof restrictionGrounds)[number];

/** Between the notice to the person and the lifting (GDPR art. 18(3)); time to object to it. */
export const noticeBeforeLifting = 'P3D';

export interface RestrictionState {
  readonly subject: string;
  readonly state: 'restricted' | 'active';
  readonly ground: string | null;
  readonly since: string | null;
  readonly liftsAt: string | null;
}

const of = ({ root }: RightsEnvelope, { recipientId }: SubjectRef): Restriction | null =>
  root.restrictedFor.find((one) => one.recipientId === recipientId) ?? null;

function stateOf(envelope: RightsEnvelope, subject: SubjectRef): RestrictionState {
  const found = of(envelope, subject);
  return {
    subject: subjectId(subject),
    state: found === null ? 'active' : 'restricted',
    ground: found?.ground ?? null,
    since: found?.at ?? null,
    liftsAt: found?.liftAt ?? null,
  };
}

const counted = (restrictedFor: readonly Restriction[]) => ({
  restrictedFor: [...restrictedFor],
  restrictions: restrictedFor.length,
});

/** Nothing but storage, claims and the person's own rights from here on: the whole envelope stands still. */
export async function restrictSubject(
  ports: Needs,
  space: Space,
  subject: SubjectRef,
  call: { readonly ground: RestrictionGround; readonly actor: Actor; readonly now: Date },
): Promise<RestrictionState> {
  await loadSubject(ports, space, subject);
  const at = call.now.toISOString();
  const after = await ports.envelopes.change(
    space,
    subject.envelopeId,
    'rights',
    (envelope): Change | null => {
      const { id } = personIn(envelope, subject);
      const { root } = envelope;
      const known = of(envelope, subject);
      if (known !== null && known.liftAt === null) return null;
      const others = root.restrictedFor.filter(({ recipientId }) => recipientId !== id);
      const mine = { recipientId: id, ground: call.ground, at: known?.at ?? at, liftAt: null, toldAt: null };
      return {
        root: { ...counted([...others, mine]), restrictedAt: root.restrictedAt ?? at },
        events: [
          { type: 'privacy.restricted', actor: call.actor, payload: { recipient: id, ground: call.ground } },
        ],
      };
    },
  );
  return stateOf(after, subject);
}

/** Announces the lifting: the person is told first, and only then the clock of the notice lifts it. */
export async function askToLift(
  ports: Needs,
  space: Space,
  subject: SubjectRef,
  call: { readonly actor: Actor; readonly now: Date; readonly ifMatch?: readonly number[] | null },
): Promise<RestrictionState> {
  await loadSubject(ports, space, subject);
  const liftAt = addDuration(call.now, noticeBeforeLifting).toISOString();
  const after = await ports.envelopes.change(
    space,
    subject.envelopeId,
    'rights',
    (envelope): Change | null => {
      personIn(envelope, subject);
      const known = of(envelope, subject);
      if (known === null) throw invalidState('This person’s data are not restricted.');
      if (known.liftAt !== null) return null;
      const restrictedFor = envelope.root.restrictedFor.map((one) =>
        one === known ? { ...known, liftAt } : one,
      );
      return {
        root: { restrictedFor },
        events: [
          {
            type: 'envelope.changed',
            actor: call.actor,
            payload: { restrictionLift: liftAt, recipient: subject.recipientId },
          },
        ],
      };
    },
    { ifMatch: call.ifMatch ?? null },
  );
  return stateOf(after, subject);
}

const later = (time: string | null, by: number): string | null =>
  time === null ? null : new Date(new Date(time).getTime() + by).toISOString();

/**
 * Lifts what was announced and told. When the last restriction goes, the clocks go on where they stood: the time
 * under restriction does not count to the deadline or to a reminder.
 * @returns null when nothing may be lifted yet
 */
export function lifting(envelope: RightsEnvelope, now: Date): Change | null {
  const { root, recipients } = envelope;
  const isDue = ({ liftAt, toldAt }: Restriction): boolean =>
    liftAt !== null && toldAt !== null && new Date(liftAt) <= now;
  const lifted = root.restrictedFor.filter(isDue);
  if (lifted.length === 0) return null;
  const left = root.restrictedFor.filter((one) => !isDue(one));
  const stood = root.restrictedAt === null ? 0 : now.getTime() - new Date(root.restrictedAt).getTime();
  const goesOn = left.length === 0;
  const open = root.status === 'sent' || root.status === 'inProgress';
  return {
    root: {
      ...counted(left),
      ...(goesOn && { restrictedAt: null }),
      ...(goesOn && open && { expiresAt: later(root.expiresAt, stood) }),
    },
    recipients:
      goesOn && open
        ? recipients
            .filter(({ lastAskedAt, erasedBy }) => lastAskedAt !== null && erasedBy === null)
            .map(({ id, lastAskedAt }) => ({ id, lastAskedAt: later(lastAskedAt, stood) }))
        : [],
    events: lifted.map(({ recipientId }) => ({
      type: 'privacy.released',
      actor: { kind: 'service', id: null },
      payload: { recipient: recipientId },
    })),
  };
}
