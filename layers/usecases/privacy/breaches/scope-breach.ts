import { modeOf, operatorSpace, organisationOf, parseSpace, type Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Breach } from '../../../ports/registers.ts';
import type { Counted } from '../../../ports/subject-census.ts';
import { service } from '../registers/register-caller.ts';
import { subjectId } from '../subjects/subject-id.ts';
import { touchedCategories } from './touched-categories.ts';

type Needs = Pick<Ports, 'breaches' | 'census' | 'spaces'>;
type Query = NonNullable<Breach['query']>;
/** Spaces counted at a time. */
const atOnce = 8;
/** Reads of the index for one page of the answer: few touched people among many must not outlast the call. */
const readsOfPage = 50;

/** `uploads/<space>/<envelope>/…` or `sealed/…`, whole or cut short. */
const placeOf = (object: string): { space: string | null; envelopeId: string | null } => {
  const [, space = '', envelopeId = ''] = object.split('/');
  return { space: space === '' ? null : space, envelopeId: envelopeId === '' ? null : envelopeId };
};

/** Whether a person's envelope is one of those that objects were taken from; without objects everybody is. */
export function touches({ objects }: Query, space: Space): (one: Counted) => boolean {
  if (objects === null) return () => true;
  const here = objects.map(placeOf).filter((place) => place.space === null || place.space === space);
  if (here.some(({ envelopeId }) => envelopeId === null)) return () => true;
  const envelopes = new Set(here.map(({ envelopeId }) => envelopeId));
  return ({ envelopeId }) => envelopes.has(envelopeId);
}

/** The spaces that can be touched: those named or where the objects lay, else all that the register answers for. */
async function spacesOf(ports: Needs, owner: Space, { spaces, objects }: Query): Promise<readonly Space[]> {
  if (owner !== operatorSpace) return [owner];
  const named = spaces ?? objects?.flatMap((object) => placeOf(object).space ?? []) ?? null;
  if (named !== null && named.length > 0) return [...new Set(named)].map(parseSpace);
  const all: Space[] = [];
  for await (const space of ports.spaces.all()) all.push(space);
  return all;
}

async function countIn(ports: Needs, space: Space, query: Query) {
  const isTouched = touches(query, space);
  const envelopes = new Set<string>();
  let subjects = 0;
  for await (const { people } of ports.census.people(space, { until: query.until })) {
    for (const one of people.filter(isTouched)) {
      subjects += 1;
      envelopes.add(one.envelopeId);
    }
  }
  const erased = query.from === null ? 0 : await ports.census.erasedSince(space, query.from);
  return { space, envelopes: envelopes.size, subjects, erased };
}

/**
 * Counts whom a breach touched: an index is read in large pages and no content is opened, so a million people take
 * some hundred reads. Spaces with nobody in them are left out. May die anywhere and be started again.
 */
export async function scopeBreach(ports: Needs, owner: Space, id: string, now: Date): Promise<void> {
  const found = await ports.breaches.load(owner, id);
  if (found === null || found.query === null || found.scopedAt !== null) return;
  const { query } = found;
  const spaces = await spacesOf(ports, owner, query);
  const counted: Awaited<ReturnType<typeof countIn>>[] = [];
  for (let start = 0; start < spaces.length; start += atOnce) {
    const some = spaces.slice(start, start + atOnce);
    counted.push(...(await Promise.all(some.map((space) => countIn(ports, space, query)))));
  }
  const touched = counted.filter(({ subjects, erased }) => subjects + erased > 0);
  const total = touched.reduce((sum, { subjects }) => sum + subjects, 0);
  await ports.breaches.change(owner, id, (current) =>
    current.scopedAt !== null || JSON.stringify(current.query) !== JSON.stringify(query)
      ? null
      : {
          set: {
            scopedAt: now.toISOString(),
            scope: { spaces: touched, categories: [...touchedCategories(query)] },
          },
          events: [{ type: 'breach.scoped', actor: service, payload: { subjects: total } }],
        },
  );
}

interface Place {
  /** Which of the spaces, and where in it. */
  readonly at: number;
  readonly from: string | null;
}

interface Touched {
  readonly organisation: { readonly id: string; readonly mode: 'live' | 'test' };
  readonly subject: string;
  readonly since: string;
}

/** The next few of one space, and where to go on. */
async function pageOf(
  ports: Pick<Ports, 'census'>,
  query: Query,
  space: Space,
  { at, from }: Place,
  limit: number,
): Promise<{ items: Touched[]; next: Place }> {
  const organisation = { id: organisationOf(space), mode: modeOf(space) };
  const isTouched = touches(query, space);
  for await (const { people, next } of ports.census.people(space, { until: query.until, from, limit })) {
    const items = people
      .filter(isTouched)
      .map((one) => ({ organisation, subject: subjectId(one), since: one.since }));
    return { items, next: next === null ? { at: at + 1, from: null } : { at, from: next } };
  }
  return { items: [], next: { at: at + 1, from: null } };
}

/** Whom a breach touched, one by one, page by page; empty until it is scoped. */
export async function touchedSubjects(
  ports: Pick<Ports, 'census'>,
  { query, scope }: Breach,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<{ items: Touched[]; next: string | null }> {
  const spaces = scope?.spaces ?? [];
  let place: Place = cursor === null ? { at: 0, from: null } : (JSON.parse(cursor) as Place);
  const items: Touched[] = [];
  for (let reads = 0; reads < readsOfPage && items.length < limit; reads += 1) {
    const here = spaces[place.at];
    if (here === undefined || query === null) return { items, next: null };
    const page = await pageOf(ports, query, parseSpace(here.space), place, limit - items.length);
    items.push(...page.items);
    place = page.next;
  }
  return { items, next: spaces[place.at] === undefined ? null : JSON.stringify(place) };
}
