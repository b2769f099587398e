import { Failure } from '../../../domain/failure.ts';
import { combinedOutcome } from '../../../domain/privacy-case/case-due.ts';
import { isClosed } from '../../../domain/privacy-case/vocabulary.ts';
import { parseSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { eraseSubject } from '../subjects/erase-subject.ts';
import { askToLift, restrictSubject } from '../subjects/restrict-subject.ts';
import type { SubjectRef } from '../subjects/subject-id.ts';
import { closing, nextStatus } from './advance-case.ts';
import { rectifySubject } from './rectify-subject.ts';

type Needs = Pick<Ports, 'cases' | 'envelopes' | 'erasure' | 'workflows'>;

const service = { kind: 'service', id: null } as const;

/** What went in the meantime needs nothing any more; what is not restricted needs no lifting. */
const tolerating =
  (...statuses: readonly number[]) =>
  (error: unknown): void => {
    if (!(error instanceof Failure && statuses.includes(error.status))) throw error;
  };

async function act(ports: Needs, space: Space, found: PrivacyCase, subject: SubjectRef, now: Date) {
  const call = { actor: service, now };
  switch (found.type) {
    case 'erasure':
      await eraseSubject(ports, space, subject, { ...call, ground: 'noLongerNeeded' });
      return;
    case 'restriction':
      await restrictSubject(ports, space, subject, { ...call, ground: 'neededForClaim' });
      return;
    case 'rectification':
      await rectifySubject(ports, space, subject, found.correction ?? {}, service);
      return;
    case 'objection':
      await restrictSubject(ports, space, subject, { ...call, ground: 'objectionPending' });
      return;
    case 'withdrawal':
    case 'access':
    case 'portability':
      return;
  }
}

/**
 * Does what was decided, then says so. Every step finds what an earlier try has done, so it may die anywhere.
 */
export async function carryOut(ports: Needs, space: Space, id: string, now: Date): Promise<void> {
  const found = await ports.cases.load(space, id);
  if (found === null || isClosed(found.status)) return;
  const { decision } = found;
  if (decision === null || decision === 'refuse' || (found.runAt !== null && found.ranAt === null)) return;
  for (const subject of found.subjects) await act(ports, space, found, subject, now).catch(tolerating(404));
  await ports.cases.change(space, id, (current) => {
    if (isClosed(current.status)) return null;
    const status = nextStatus(current.status, decision);
    const type = `request.${status}` as 'request.fulfilled';
    return { set: closing(status, now), events: [{ type, actor: service, payload: { decision } }] };
  });
}

/** A dispute that is settled ends the standstill that its filing began; an objection that was upheld does not. */
export async function endStandstill(
  ports: Needs,
  space: Space,
  found: PrivacyCase,
  now: Date,
): Promise<void> {
  const upheld = found.type === 'objection' && found.status === 'fulfilled';
  if ((found.type !== 'objection' && found.type !== 'rectification') || upheld) return;
  for (const subject of found.subjects)
    await askToLift(ports, space, subject, { actor: service, now }).catch(tolerating(404, 409));
}

/** Once every organisation has answered, the person's request is answered. */
export async function closeWhole(ports: Needs, found: PrivacyCase, now: Date): Promise<void> {
  if (found.of === null) return;
  const space = parseSpace(found.of.space);
  const whole = await ports.cases.load(space, found.of.id);
  if (whole === null || isClosed(whole.status)) return;
  const parts = await Promise.all(
    whole.routes.map((part) => ports.cases.load(parseSpace(part.space), part.id)),
  );
  const statuses = parts.flatMap((part) => (part === null ? [] : [part.status]));
  if (statuses.length === 0 || !statuses.every(isClosed)) return;
  await ports.cases.change(space, whole.id, (current) => {
    if (isClosed(current.status)) return null;
    const status = nextStatus(current.status, combinedOutcome(statuses));
    const type = `request.${status}` as 'request.fulfilled';
    return {
      set: closing(status, now),
      events: [{ type, actor: service, payload: { parts: parts.length } }],
    };
  });
}
