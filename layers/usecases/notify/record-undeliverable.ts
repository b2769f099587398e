import type { Change } from '../../ports/envelope-store.ts';
import type { Correspondence, Recipient } from './correspondence.ts';

/**
 * No provider takes messages to this address: the fact is written down once, as a bounce is. Whoever had been
 * notified waits again, to be re-addressed by `correct`.
 */
export async function recordUndeliverable(letters: Correspondence, recipient: Recipient): Promise<void> {
  const { envelope, ports, now } = letters;
  await ports.envelopes.change(envelope.space, envelope.id, 'deliverMessages', (current): Change | null => {
    const same = current.recipients.find(
      ({ id, linkVersion }) => id === recipient.id && linkVersion === recipient.linkVersion,
    );
    if (same === undefined || same.messageStatus === 'failed') return null;
    return {
      recipients: [
        {
          id: same.id,
          messageStatus: 'failed',
          messageAt: now.toISOString(),
          ...(same.status === 'notified' && { status: 'waiting' as const }),
        },
      ],
      events: [
        {
          type: 'recipient.bounced',
          actor: { kind: 'provider', id: null },
          subject: same.id,
          payload: { failed: true, linkVersion: same.linkVersion },
        },
      ],
    };
  });
}
