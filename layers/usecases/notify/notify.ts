import type { EventType } from '../../domain/envelope/vocabulary.ts';
import type { StoredEvent } from '../../ports/envelope-store.ts';
import type { OutboxEvent } from '../../ports/outbox.ts';
import { isTold } from '../outbox/consumers-of.ts';
import { inviteWaiting, remind, sendCode } from './ask-recipients.ts';
import { Correspondence, type NotifyPorts, type Setting } from './correspondence.ts';
import { tellOfLifting } from './tell-of-lifting.ts';
import {
  sendCopies,
  sendMissedCopies,
  tellDeclined,
  tellExpired,
  tellPurgeAnnounced,
  tellVoided,
} from './tell-parties.ts';

interface Fact {
  readonly seq: number;
  readonly type: EventType;
  readonly subject: string | null;
}

const asking: ReadonlySet<EventType> = new Set([
  'envelope.sent',
  'envelope.corrected',
  'recipient.signed',
  'recipient.approved',
  // What became due while the envelope stood still.
  'privacy.released',
]);

/** The content of one event; it lies encrypted with the envelope, the queue carries only its number. */
async function payloadOf(letters: Correspondence, seq: number): Promise<StoredEvent['payload']> {
  const { space, id } = letters.envelope;
  const page = await letters.ports.envelopes.events(space, id, 'evidence', {
    cursor: String(seq - 1),
    limit: 1,
  });
  return page.items[0]?.payload ?? {};
}

async function tellOfChange(letters: Correspondence, { seq }: Fact): Promise<void> {
  const payload = await payloadOf(letters, seq);
  const { root, recipients } = letters.envelope;
  if (payload.deadlineNear === true && root.expiresAt !== null) {
    const pending = recipients
      .filter(({ role, actedAt }) => (role === 'signer' || role === 'approver') && actedAt === null)
      .map(({ personal }) => personal.name);
    await letters.tellSender(
      'senderDeadlineNear',
      { ...letters.toSender(), expiresAt: root.expiresAt, pending },
      `near ${seq}`,
    );
  }
  if (Array.isArray(payload.scheduleFailed)) {
    const problems = payload.scheduleFailed.map(String);
    await letters.tellSender('senderScheduleFailed', { ...letters.toSender(), problems }, `schedule ${seq}`);
  }
  if (typeof payload.purgeAnnounced === 'string') {
    const cause = payload.cause === 'retention' ? 'retention' : 'requested';
    await tellPurgeAnnounced(letters, payload.purgeAnnounced, seq, cause);
  }
}

async function tellOf(letters: Correspondence, fact: Fact): Promise<void> {
  const { type, subject, seq } = fact;
  const recipient = letters.envelope.recipients.find(({ id }) => id === subject);
  if (type === 'privacy.released') await sendMissedCopies(letters);
  if (asking.has(type)) return inviteWaiting(letters);
  if (type === 'recipient.reminded' && subject !== null) return remind(letters, subject, seq);
  if (type === 'recipient.codeSent' && subject !== null) {
    const { channel } = await payloadOf(letters, seq);
    return sendCode(letters, subject, channel === 'sms' ? 'sms' : 'email', seq);
  }
  if (type === 'envelope.completed') return sendCopies(letters);
  if (type === 'envelope.declined') return tellDeclined(letters);
  if (type === 'envelope.voided') return tellVoided(letters);
  if (type === 'envelope.expired') return tellExpired(letters);
  if (type === 'envelope.changed') return tellOfChange(letters, fact);
  if (type === 'envelope.sealFailed') {
    return letters.tellSender(
      'senderSealFailed',
      { ...letters.toSender(), attempts: letters.envelope.root.sealAttempts },
      `seal ${seq}`,
    );
  }
  if (recipient === undefined) return;
  const recipientName = recipient.personal.name;
  if (type === 'recipient.notMe')
    return letters.tellSender('senderNotMe', { ...letters.toSender(), recipientName }, `not me ${seq}`);
  if (type === 'recipient.bounced') {
    const address = recipient.personal.email ?? recipient.personal.phone ?? '';
    return letters.tellSender(
      'senderBounced',
      { ...letters.toSender(), recipientName, address },
      `bounced ${seq}`,
    );
  }
}

/**
 * Turns facts into messages, one message per fact and person, whatever is delivered twice. Nothing is sent
 * about an envelope that is restricted or gone.
 */
export async function notify(
  ports: NotifyPorts,
  setting: Setting,
  event: OutboxEvent,
  now: Date,
): Promise<void> {
  if (event.kind !== 'envelope') return;
  for (const fact of event.events.filter(({ type }) => isTold(type))) {
    const [envelope, organisation] = await Promise.all([
      ports.envelopes.load(event.space, event.id, 'deliverMessages'),
      ports.organisations.load(event.space),
    ]);
    if (envelope === null || 'purged' in envelope || organisation === null) return;
    if (envelope.root.restrictions > 0) {
      // Nothing leaves a restricted envelope but what tells the person that the restriction ends.
      if (fact.type === 'envelope.changed') await tellOfLifting(ports, setting, event, organisation, now);
      continue;
    }
    await tellOf(new Correspondence(ports, setting, envelope, organisation, now), fact);
  }
}
