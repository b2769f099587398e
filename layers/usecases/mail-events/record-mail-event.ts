import { Failure, notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { Aggregate, Change } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';

/** What the mail provider says about a message of ours: ids and a word; its address and subject are not read. */
export interface MailEvent {
  readonly space: Space;
  readonly envelopeId: string;
  readonly recipientId: string;
  readonly messageId: string;
  readonly what: 'delivered' | 'bounced' | 'complained';
}

/** The event has overtaken our own record of the message: to be delivered again. */
export class MessageNotRecordedYet extends Error {
  constructor() {
    super('the message is not recorded yet');
    this.name = 'MessageNotRecordedYet';
  }
}

const types = {
  delivered: 'recipient.delivered',
  bounced: 'recipient.bounced',
  complained: 'recipient.complained',
} as const;

/** Writes the fact down once. A bounce returns the recipient to `waiting`, to be re-addressed by `correct`. */
export async function recordMailEvent(
  ports: Pick<Ports, 'envelopes'>,
  event: MailEvent,
  now: Date,
): Promise<void> {
  const { space, envelopeId, recipientId, messageId, what } = event;
  const decide = ({ recipients }: Aggregate<'deliverMessages'>): Change | null => {
    const recipient = recipients.find(({ id }) => id === recipientId);
    if (recipient === undefined || recipient.erasedBy !== null) return null;
    if (recipient.messageId === null && recipient.status === 'waiting' && !recipient.linkStopped)
      throw new MessageNotRecordedYet();
    if (recipient.messageId !== messageId || recipient.messageStatus === what) return null;
    if (what === 'delivered' && recipient.messageStatus !== 'accepted') return null;
    const backToWaiting = what === 'bounced' && recipient.status === 'notified';
    return {
      recipients: [
        {
          id: recipientId,
          messageStatus: what,
          messageAt: now.toISOString(),
          ...(backToWaiting && { status: 'waiting' as const }),
        },
      ],
      events: [
        {
          type: types[what],
          actor: { kind: 'provider', id: null },
          subject: recipientId,
          payload: {},
          providerReceipt: messageId,
        },
      ],
    };
  };
  try {
    await ports.envelopes.change(space, envelopeId, 'deliverMessages', decide);
  } catch (error) {
    // Purged meanwhile: there is nobody left whom the event could be about.
    if (!(error instanceof Failure && error.code === notFound().code)) throw error;
  }
}
