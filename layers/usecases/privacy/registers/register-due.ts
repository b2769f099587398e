import type { RegisterDueItem } from '../../../ports/due-items.ts';
import type { Ports } from '../../../ports/ports.ts';
import { eraseFile } from '../../erasure/erase-file.ts';
import { noticeDue } from '../authority/notice-due.ts';
import { raiseClock } from '../breaches/raise-clock.ts';
import { remindOfReview } from '../holds/hold.ts';

type Needs = Pick<Ports, 'holds' | 'authorityRequests' | 'breaches' | 'erasure' | 'workflows'>;

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
      return raiseClock(ports, space, id, now);
    case 'purge':
      return eraseFile(ports, space, id, now);
  }
}
