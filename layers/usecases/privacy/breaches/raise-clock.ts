import { breachAlarms } from '../../../domain/register/register-due.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { service } from '../registers/register-caller.ts';

/** A clock of a breach is near its end, or over: told once for each mark; after an outage the latest counts. */
export async function raiseClock(
  ports: Pick<Ports, 'breaches'>,
  space: Space,
  id: string,
  now: Date,
): Promise<void> {
  await ports.breaches.change(space, id, (current) => {
    if (current.closedAt !== null) return null;
    const due = breachAlarms(current).filter(({ at }) => new Date(at) <= now);
    const last = due.at(-1);
    if (last === undefined) return null;
    const marks = due.map(({ clock, hoursLeft }) => `${clock} ${hoursLeft}`);
    const { clock, hoursLeft } = last;
    return {
      set: { alarmed: [...current.alarmed, ...marks] },
      events: [{ type: 'breach.alarmed', actor: service, payload: { clock, hoursLeft } }],
    };
  });
}
