import type { RegisterDueItem } from '../../../ports/due-items.ts';
import type { Ports } from '../../../ports/ports.ts';
import { noticeDue } from '../authority/notice-due.ts';
import { remindOfReview } from '../holds/hold.ts';

type Needs = Pick<Ports, 'holds' | 'authorityRequests'>;

/** Does what has become due about an entry of a register. */
export async function handleDueEntry(
  ports: Needs,
  { space, id, kind }: RegisterDueItem,
  now: Date,
): Promise<void> {
  switch (kind) {
    case 'review':
      return remindOfReview(ports, space, id, now);
    case 'tell':
      return noticeDue(ports, space, id, now);
    case 'clock':
    case 'purge':
      return;
  }
}
