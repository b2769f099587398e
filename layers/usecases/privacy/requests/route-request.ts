import { Failure } from '../../../domain/failure.ts';
import { derivedId, newStream } from '../../../domain/ids.ts';
import { isClosed } from '../../../domain/privacy-case/vocabulary.ts';
import { operatorSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { CaseEventDraft, PrivacyCase } from '../../../ports/privacy-case-store.ts';
import { suppressAddress } from '../../contacts/stop-promotion.ts';
import { restrictSubject } from '../subjects/restrict-subject.ts';
import { closing, nextStatus } from './advance-case.ts';

type Needs = Pick<Ports, 'cases' | 'contacts' | 'envelopes' | 'spaces' | 'subjectDirectory' | 'suppressions'>;

const service = { kind: 'service', id: null } as const;
const event = (type: CaseEventDraft['type'], payload: CaseEventDraft['payload'] = {}): CaseEventDraft => ({
  type,
  actor: service,
  payload,
});

/** An older request of the same kind by the same person that is still open: this one is a second copy of it. */
async function olderTwin(ports: Needs, found: PrivacyCase, contact: string): Promise<string | null> {
  const { provenBy } = found;
  if (provenBy === null) return null;
  for (const id of await ports.cases.withContact(operatorSpace, provenBy, contact)) {
    const other = id === found.id ? null : await ports.cases.load(operatorSpace, id);
    if (other === null || other.type !== found.type || isClosed(other.status)) continue;
    const older = `${other.receivedAt} ${other.id}` < `${found.receivedAt} ${found.id}`;
    if (older) return other.id;
  }
  return null;
}

/** The part that one organisation answers: same clock, its own stream; the second try finds the first one's. */
async function routeTo(
  ports: Needs,
  space: Space,
  found: PrivacyCase,
  subjects: PrivacyCase['subjects'],
): Promise<{ space: string; id: string }> {
  const id = derivedId('dsr', Buffer.from(`${found.id} ${space}`));
  const routed: PrivacyCase = {
    ...found,
    id,
    ver: 0,
    stream: newStream(),
    kind: 'routed',
    status: 'inProgress',
    changedAt: new Date().toISOString(),
    of: { space: operatorSpace, id: found.id },
    routes: [],
    subjects,
  };
  await ports.cases.create(space, routed, [
    event('request.received', { type: found.type }),
    event('request.verified', { method: `${found.provenBy}Code` }),
    event('request.scoped', { subjects: subjects.length }),
    event('request.started'),
  ]);
  return { space, id };
}

/** While an objection or a dispute about accuracy is open, the data are only kept (GDPR art. 18(1)(a), (d)). */
async function standStill(
  ports: Needs,
  space: Space,
  found: PrivacyCase,
  subjects: PrivacyCase['subjects'],
  now: Date,
) {
  if (found.type !== 'objection' && found.type !== 'rectification') return;
  const ground = found.type === 'objection' ? 'objectionPending' : 'accuracyContested';
  for (const subject of subjects) {
    await restrictSubject(ports, space, subject, { ground, actor: service, now }).catch((error: unknown) => {
      // The envelope went in the meantime: nothing is left to restrict.
      if (!(error instanceof Failure && error.status === 404)) throw error;
    });
  }
}

/**
 * Against promotion an objection needs no decision and no balance of interests: it counts at once and for good, as does
 * taking consent back (GDPR art. 7(3), 21(3)).
 */
async function stopPromotion(ports: Needs, space: Space, found: PrivacyCase, now: Date): Promise<boolean> {
  const { type, provenBy, email } = found;
  if ((type !== 'objection' && type !== 'withdrawal') || provenBy !== 'email' || email === null) return false;
  if ((await ports.contacts.find(space, email)) === null) return false;
  const cause = type === 'objection' ? 'objected' : 'withdrawn';
  await suppressAddress(ports, space, email, { cause, channel: 'request', now });
  return true;
}

/**
 * Finds, after proof and never before, where the person stands, and gives each organisation its part. May die
 * anywhere and be started again.
 */
export async function routeRequest(ports: Needs, id: string, now: Date): Promise<void> {
  const found = await ports.cases.load(operatorSpace, id);
  if (found === null || found.status !== 'verified' || found.provenBy === null) return;
  const { provenBy } = found;
  const contact = found[provenBy];
  if (contact === null) return;
  const twin = await olderTwin(ports, found, contact);
  if (twin !== null) {
    await ports.cases.change(operatorSpace, id, ({ status }) =>
      isClosed(status)
        ? null
        : {
            set: { ...closing(nextStatus(status, 'withdraw'), now), duplicateOf: twin },
            events: [event('request.withdrawn', { duplicateOf: twin })],
          },
    );
    return;
  }
  const routes: { space: string; id: string }[] = [];
  let stopped = false;
  for await (const space of ports.spaces.all()) {
    const subjects = await ports.subjectDirectory.find(space, provenBy, contact);
    if (await stopPromotion(ports, space, found, now)) stopped = true;
    if (subjects.length === 0) continue;
    routes.push(await routeTo(ports, space, found, [...subjects]));
    await standStill(ports, space, found, [...subjects], now);
  }
  await ports.cases.change(operatorSpace, id, ({ status }) => {
    if (status !== 'verified') return null;
    const scoped = nextStatus(status, 'scope');
    const events = [event('request.scoped', { organisations: routes.length })];
    if (routes.length > 0) {
      return {
        set: { status: nextStatus(scoped, 'start'), routes },
        events: [...events, event('request.started')],
      };
    }
    // Nothing else is held: the answer is complete, and the proven person may know.
    return {
      set: { ...closing(nextStatus(scoped, 'fulfil'), now), ...(stopped && { decision: 'fulfil' as const }) },
      events: [...events, event('request.fulfilled', { held: stopped })],
    };
  });
}
