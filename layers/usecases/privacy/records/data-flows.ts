import { addDuration } from '../../../domain/duration.ts';
import type { Space } from '../../../domain/space.ts';
import type { AccessLog } from '../../../ports/access-log.ts';
import type { Ports } from '../../../ports/ports.ts';
import { RECIPIENTS } from '../../../privacy/policy/sources/recipients.ts';

type Needs = Pick<Ports, 'disclosures'> & { readonly accessLog: Pick<AccessLog, 'list'> };

const pageSize = 100;
/** Most pages that are read of each log for one report. */
const mostPages = 50;

interface Counted {
  count: number;
  last: string;
}

type Paged<Item> = (
  cursor: string | null,
) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>;

/** Counts what is newer than `from` by key; logs come newest first. */
async function countBy<Item extends { readonly at: string }>(
  page: Paged<Item>,
  from: string,
  keyOf: (item: Item) => string,
): Promise<{ counted: Map<string, Counted>; complete: boolean }> {
  const counted = new Map<string, Counted>();
  let cursor: string | null = null;
  for (let read = 0; read < mostPages; read += 1) {
    const { items, next }: Awaited<ReturnType<Paged<Item>>> = await page(cursor);
    for (const item of items) {
      if (item.at < from) return { counted, complete: true };
      const known = counted.get(keyOf(item));
      if (known === undefined) counted.set(keyOf(item), { count: 1, last: item.at });
      else known.count += 1;
    }
    if (next === null) return { counted, complete: true };
    cursor = next;
  }
  return { counted, complete: false };
}

/** Who called what, and what left for whom, in the last days: counted from the logs as they were written. */
export async function dataFlows(ports: Needs, space: Space, days: number, now: Date) {
  const from = addDuration(now, `P${days}D`, -1).toISOString();
  const limit = pageSize;
  const [calls, left] = await Promise.all([
    countBy(
      (cursor) => ports.accessLog.list(space, { cursor, limit, now }),
      from,
      ({ actor, method, route }) => JSON.stringify([actor.kind, method, route]),
    ),
    countBy(
      (cursor) => ports.disclosures.list(space, { cursor, limit }),
      from,
      ({ to, name, channel, categories }) =>
        JSON.stringify([name ?? RECIPIENTS.find(({ id }) => id === to)?.name ?? to, channel, categories]),
    ),
  ]);
  return {
    from,
    until: now.toISOString(),
    complete: calls.complete && left.complete,
    calls: [...calls.counted].map(([key, counts]) => {
      const [caller, method, route] = JSON.parse(key) as ['apiKey' | 'signer' | 'address', string, string];
      return { caller, method, route, ...counts };
    }),
    disclosures: [...left.counted].map(([key, counts]) => {
      const [recipient, channel, categories] = JSON.parse(key) as [string, string, string[]];
      return { recipient, channel, categories, ...counts };
    }),
  };
}
