import { Failure, invalidState, notFound } from '../../../domain/failure.ts';
import { derivedId, newId, newStream } from '../../../domain/ids.ts';
import { clocksOf } from '../../../domain/register/register-due.ts';
import type { BreachEventType, SubjectDecision } from '../../../domain/register/vocabulary.ts';
import {
  modeOf,
  operatorSpace,
  organisationOf,
  parseSpace,
  type Space,
  spaceOf,
} from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Breach } from '../../../ports/registers.ts';
import { actorOf, type RegisterCaller } from '../registers/register-caller.ts';

type Needs = Pick<Ports, 'breaches'>;
type Natures = Breach['natures'];

export interface BreachInput {
  readonly country: Breach['country'];
  readonly natures: Natures;
  readonly description: string;
  readonly detectedAt: string;
  readonly awareAt: string | null;
}

export interface Assessment {
  readonly awareAt?: string | undefined;
  readonly risk: 'unlikely' | 'risk' | 'high';
  readonly description?: string | undefined;
  readonly consequences: string;
  readonly measures: string;
  readonly records: number | null;
}

export interface BreachDecision {
  readonly authority: { readonly notify: boolean; readonly reason: string };
  readonly subjects: { readonly decision: SubjectDecision; readonly reason: string };
}

export interface BreachScope {
  readonly organisations: readonly { readonly id: string; readonly mode: 'live' | 'test' }[] | null;
  readonly objects: readonly string[] | null;
  readonly key: NonNullable<Breach['query']>['key'];
  readonly from: string | null;
  readonly until: string | null;
}

const event = (type: BreachEventType, caller: RegisterCaller, payload: Record<string, unknown> = {}) => ({
  type,
  actor: actorOf(caller),
  payload,
});

const refuse = (pointer: string, detail: string) =>
  new Failure(422, 'validation_failed', detail, { errors: [{ pointer, code: 'out_of_range', detail }] });

/** Nobody knows of a thing before it was seen, and nothing is known tomorrow. */
function checkTimes(detectedAt: string, awareAt: string | null, now: Date): void {
  if (new Date(detectedAt) > now) throw refuse('/detectedAt', 'Not in the future.');
  if (awareAt === null) return;
  if (new Date(awareAt) > now) throw refuse('/awareAt', 'Not in the future.');
  if (new Date(awareAt) < new Date(detectedAt)) throw refuse('/awareAt', 'Not before it was detected.');
}

const iso = (time: string): string => new Date(time).toISOString();

/** An entry as it begins. */
export const newBreach = (
  given: Pick<Breach, 'id' | 'role' | 'country' | 'natures' | 'description' | 'detectedAt' | 'awareAt'> & {
    readonly reportedBy: string;
    readonly origin: Breach['origin'];
    readonly now: Date;
  },
): Breach => {
  const { now, ...rest } = given;
  return {
    ver: 0,
    stream: newStream(),
    changedAt: now.toISOString(),
    risk: null,
    records: null,
    notifyAuthority: null,
    subjectDecision: null,
    authorityNotifiedAt: null,
    subjectsNotifiedAt: null,
    tellCustomersAt: null,
    customersToldAt: null,
    alarmed: [],
    query: null,
    scopedAt: null,
    scope: null,
    closedAt: null,
    consequences: null,
    measures: null,
    authorityReason: null,
    subjectReason: null,
    authorityReference: null,
    delayReason: null,
    closing: null,
    ...rest,
  };
};

/** Writes down what was seen; the clocks run from the moment it is known with reasonable certainty. */
export async function reportBreach(
  ports: Needs,
  input: BreachInput,
  caller: RegisterCaller,
): Promise<Breach> {
  checkTimes(input.detectedAt, input.awareAt, caller.now);
  const entry = newBreach({
    id: caller.seed === null ? newId('brc', caller.now) : derivedId('brc', caller.seed),
    role: caller.space === operatorSpace ? 'processor' : 'controller',
    country: input.country,
    natures: [...input.natures],
    origin: null,
    description: input.description,
    detectedAt: iso(input.detectedAt),
    awareAt: input.awareAt === null ? null : iso(input.awareAt),
    reportedBy: caller.owner,
    now: caller.now,
  });
  const known = entry.awareAt === null ? [] : [event('breach.known', caller, { awareAt: entry.awareAt })];
  await ports.breaches.create(caller.space, entry, [
    event('breach.detected', caller, { detectedAt: entry.detectedAt, natures: entry.natures }),
    ...known,
  ]);
  return getBreach(ports, caller.space, entry.id);
}

/** @throws Failure 404 for an unknown or foreign one */
export async function getBreach(ports: Needs, space: Space, id: string): Promise<Breach> {
  const found = await ports.breaches.load(space, id);
  if (found === null) throw notFound();
  return found;
}

function assertOpen({ closedAt }: Breach): void {
  if (closedAt !== null) throw invalidState('This entry is closed.');
}

/** What it means for people, and since when it is known; may be said again as more becomes known (art. 33(4)). */
export function assessBreach(
  ports: Needs,
  id: string,
  input: Assessment,
  caller: RegisterCaller,
): Promise<Breach> {
  return ports.breaches.change(caller.space, id, (current) => {
    assertOpen(current);
    const { awareAt, ...said } = input;
    if (awareAt !== undefined && current.awareAt !== null && iso(awareAt) !== current.awareAt)
      throw invalidState('Since when it is known has been written down; the clocks do not move.');
    checkTimes(current.detectedAt, awareAt ?? null, caller.now);
    const known = awareAt !== undefined && current.awareAt === null;
    return {
      set: {
        risk: said.risk,
        description: said.description ?? current.description,
        consequences: said.consequences,
        measures: said.measures,
        records: said.records,
        ...(known && { awareAt: iso(awareAt) }),
      },
      events: [
        ...(known ? [event('breach.known', caller, { awareAt: iso(awareAt) })] : []),
        event('breach.assessed', caller, { risk: said.risk }),
      ],
    };
  });
}

/**
 * Whether the authority and the people are told, each with the reason (art. 33(1), 34). Only a breach that is unlikely
 * to harm anybody need not be notified, and a high risk is told to the people unless art. 34(3) applies.
 */
export function decideBreach(
  ports: Needs,
  id: string,
  { authority, subjects }: BreachDecision,
  caller: RegisterCaller,
): Promise<Breach> {
  return ports.breaches.change(caller.space, id, (current) => {
    assertOpen(current);
    if (current.risk === null) throw invalidState('It has to be assessed first.');
    if (!authority.notify && current.risk !== 'unlikely')
      throw refuse('/authority/notify', 'Only what is unlikely to be a risk need not be notified.');
    if (subjects.decision === 'noHighRisk' && current.risk === 'high')
      throw refuse('/subjects/decision', 'The risk was assessed as high.');
    return {
      set: {
        notifyAuthority: authority.notify,
        authorityReason: authority.reason,
        subjectDecision: subjects.decision,
        subjectReason: subjects.reason,
      },
      events: [event('breach.decided', caller, { authority: authority.notify, subjects: subjects.decision })],
    };
  });
}

/**
 * Writes down that the authority or the people were told.
 * @throws Failure 422 when the authority was told after 72 hours and no reason is given (art. 33(1))
 */
export function recordNotification(
  ports: Needs,
  id: string,
  told: {
    readonly whom: 'authority' | 'subjects';
    readonly at: string;
    readonly reference: string | null;
    readonly delayReason: string | null;
  },
  caller: RegisterCaller,
): Promise<Breach> {
  const at = iso(told.at);
  return ports.breaches.change(caller.space, id, (current) => {
    assertOpen(current);
    if (new Date(at) > caller.now || at < current.detectedAt)
      throw refuse('/at', 'Between detection and now.');
    if (told.whom === 'subjects')
      return {
        set: { subjectsNotifiedAt: at },
        events: [event('breach.subjectsNotified', caller, { at })],
      };
    const clock = clocksOf({ ...current, role: 'controller' }).find((one) => one.clock === 'authority');
    const isLate = clock !== undefined && at > clock.dueAt;
    if (isLate && told.delayReason === null) {
      const detail = 'Told after 72 hours: say why.';
      const errors = [{ pointer: '/delayReason', code: 'required', detail }];
      throw new Failure(422, 'validation_failed', detail, { errors });
    }
    return {
      set: {
        authorityNotifiedAt: at,
        authorityReference: told.reference,
        delayReason: isLate ? told.delayReason : null,
      },
      events: [event('breach.authorityNotified', caller, { at, late: isLate })],
    };
  });
}

/** Asks whom it touched; a new question replaces the answer to the one before. */
export function askScope(
  ports: Needs,
  id: string,
  asked: BreachScope,
  caller: RegisterCaller,
): Promise<Breach> {
  if (asked.organisations !== null && caller.space !== operatorSpace)
    throw refuse('/organisations', 'Only the operator names organisations.');
  const query = {
    spaces: asked.organisations?.map((one) => spaceOf(one.id, one.mode)) ?? null,
    objects: asked.objects === null ? null : [...asked.objects],
    key: asked.key,
    from: asked.from === null ? null : iso(asked.from),
    until: asked.until === null ? null : iso(asked.until),
  };
  return ports.breaches.change(caller.space, id, (current) => {
    assertOpen(current);
    return {
      set: { query, scopedAt: null, scope: null },
      events: [event('breach.scopeAsked', caller, { key: asked.key, objects: asked.objects?.length ?? 0 })],
    };
  });
}

/** Tells the organisations whose people were touched; each gets an entry of its own, whose clock runs from then. */
export function tellCustomers(ports: Needs, id: string, caller: RegisterCaller): Promise<Breach> {
  return ports.breaches.change(caller.space, id, (current) => {
    assertOpen(current);
    if (current.role !== 'processor') throw invalidState('Only the operator has customers to tell.');
    if (current.scope === null || current.awareAt === null)
      throw invalidState('It has to be known and scoped first.');
    if (current.tellCustomersAt !== null) return null;
    return {
      set: { tellCustomersAt: caller.now.toISOString() },
      events: [event('breach.tellCustomers', caller, { organisations: current.scope.spaces.length })],
    };
  });
}

/** The entry stays, for the authority to check (art. 33(5)); it can be closed once it is decided and whoever had to be told is told. */
export function closeBreach(
  ports: Needs,
  id: string,
  reason: string,
  caller: RegisterCaller,
): Promise<Breach> {
  return ports.breaches.change(caller.space, id, (current) => {
    if (current.closedAt !== null) return null;
    const open = clocksOf(current).some(({ doneAt }) => doneAt === null);
    const untold = current.subjectDecision === 'tell' && current.subjectsNotifiedAt === null;
    const undecided = current.role === 'controller' && current.notifyAuthority === null;
    if (open || untold || undecided)
      throw invalidState('Somebody is still to be told, or it is not decided.');
    return {
      set: { closedAt: caller.now.toISOString(), closing: reason },
      events: [event('breach.closed', caller)],
    };
  });
}

export const breachView = (found: Breach, now: Date) => ({
  id: found.id,
  role: found.role,
  country: found.country,
  natures: found.natures,
  detectedAt: found.detectedAt,
  awareAt: found.awareAt,
  description: found.description,
  assessment:
    found.risk === null
      ? null
      : {
          risk: found.risk,
          consequences: found.consequences ?? '',
          measures: found.measures ?? '',
          records: found.records,
        },
  decision:
    found.subjectDecision === null
      ? null
      : {
          authority: { notify: found.notifyAuthority === true, reason: found.authorityReason ?? '' },
          subjects: { decision: found.subjectDecision, reason: found.subjectReason ?? '' },
        },
  clocks: clocksOf(found).map((clock) => ({
    ...clock,
    late: clock.doneAt === null ? now > new Date(clock.dueAt) : clock.doneAt > clock.dueAt,
  })),
  authorityNotifiedAt: found.authorityNotifiedAt,
  authorityReference: found.authorityReference,
  delayReason: found.delayReason,
  subjectsNotifiedAt: found.subjectsNotifiedAt,
  scope: found.query === null ? null : scopeView(found),
  closedAt: found.closedAt,
});

function scopeView({ scope, scopedAt }: Breach) {
  const spaces = scope?.spaces ?? [];
  const sum = (of: 'subjects' | 'envelopes' | 'erased') => spaces.reduce((all, one) => all + one[of], 0);
  return {
    status: scopedAt === null ? ('running' as const) : ('done' as const),
    at: scopedAt,
    subjects: sum('subjects'),
    envelopes: sum('envelopes'),
    erased: sum('erased'),
    categories: scope?.categories ?? [],
    organisations: spaces.map(({ space, ...counts }) => {
      const of = parseSpace(space);
      return { organisation: { id: organisationOf(of), mode: modeOf(of) }, ...counts };
    }),
  };
}
