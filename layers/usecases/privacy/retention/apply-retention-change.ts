import { addDuration } from '../../../domain/duration.ts';
import { Failure } from '../../../domain/failure.ts';
import type { Space } from '../../../domain/space.ts';
import type { Aggregate, Change } from '../../../ports/envelope-store.ts';
import type { Organisation } from '../../../ports/organisation-store.ts';
import type { Ports } from '../../../ports/ports.ts';
import { isEverShorter } from '../../../privacy/retention/check-period.ts';

type Needs = Pick<Ports, 'organisations' | 'envelopes'>;
type RetentionChange = NonNullable<Organisation['retentionChange']>;
interface Kept {
  readonly keepFor: string;
  readonly keepForNext: { readonly period: string; readonly at: string } | null;
}

const service = { kind: 'service', id: null } as const;
const pageSize = 100;
/** Envelopes changed in one sweep; the rest are due again at the next. */
const atOnce = 500;

const same = (a: string, b: string): boolean => !isEverShorter(a, b) && !isEverShorter(b, a);

/** Whether an envelope already is as the change wants it: then it is not written again, and nobody is told twice. */
function isDone({ keepFor, keepForNext }: Kept, { completed }: RetentionChange): boolean {
  return keepForNext === null ? same(keepFor, completed) : same(keepForNext.period, completed);
}

/** A longer period counts at once and quietly; a shorter one is announced to the parties and counts from its day. */
function decide({ root }: Aggregate<'retention'>, change: RetentionChange): Change | null {
  if (root.status !== 'completed' || root.completedAt === null || isDone(root, change)) return null;
  const { completed, effectiveAt } = change;
  if (!isEverShorter(completed, root.keepFor)) {
    return {
      root: { keepFor: completed, keepForNext: null },
      events: [{ type: 'envelope.changed', actor: service, payload: { keepFor: completed } }],
    };
  }
  const end = addDuration(new Date(root.completedAt), completed).toISOString();
  const announced = end > effectiveAt ? end : effectiveAt;
  return {
    root: { keepForNext: { period: completed, at: effectiveAt } },
    events: [
      {
        type: 'envelope.changed',
        actor: service,
        payload: { purgeAnnounced: announced, cause: 'retention', keepFor: completed },
      },
    ],
  };
}

/**
 * Gives every completed envelope of an organisation the period that it set, and has the parties told of what will be
 * gone earlier. Repeatable from any point; a restricted envelope stays as it is.
 */
export async function applyRetentionChange(ports: Needs, space: Space): Promise<void> {
  const change = (await ports.organisations.load(space))?.retentionChange ?? null;
  if (change === null || change.told) return;
  let changed = 0;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Ports['envelopes']['list']>> = await ports.envelopes.list(space, {
      status: 'completed',
      cursor,
      limit: pageSize,
    });
    for (const row of page.items.filter((one) => !isDone(one, change))) {
      if (changed >= atOnce) return;
      changed += 1;
      await ports.envelopes
        .change(space, row.id, 'retention', (envelope) => decide(envelope, change))
        .catch((error: unknown) => {
          if (!(error instanceof Failure)) throw error;
        });
    }
    cursor = page.next;
  } while (cursor !== null);
  await ports.organisations.change(space, ({ retentionChange }) =>
    retentionChange === null || retentionChange.told || retentionChange.at !== change.at
      ? null
      : {
          set: { retentionChange: { ...retentionChange, told: true } },
          event: { type: 'envelope.changed', actor: service, payload: { retentionTold: change.completed } },
        },
  );
}

/** The announced day has come: from now on the shorter period decides. */
export function beginToCount({ root }: Aggregate<'operations'>, now: Date): Change | null {
  const { keepForNext } = root;
  if (keepForNext === null || new Date(keepForNext.at) > now) return null;
  return {
    root: { keepFor: keepForNext.period, keepForNext: null },
    events: [{ type: 'envelope.changed', actor: service, payload: { keepFor: keepForNext.period } }],
  };
}
