import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';
import { service } from '../registers/register-caller.ts';

/** The order's silence is over: the notice to the customer is due. */
export async function noticeDue(
  ports: Pick<Ports, 'authorityRequests'>,
  space: Space,
  id: string,
  now: Date,
): Promise<void> {
  await ports.authorityRequests.change(space, id, ({ silentUntil, noticeDueAt }) => {
    if (noticeDueAt !== null || silentUntil === null || new Date(silentUntil) > now) return null;
    return {
      set: { noticeDueAt: now.toISOString() },
      events: [{ type: 'authority.noticeDue', actor: service, payload: {} }],
    };
  });
}
