import type { AskedRole } from '../../messages/message-data.ts';
import type { Change } from '../../ports/envelope-store.ts';
import type { Correspondence, Recipient } from './correspondence.ts';

const role = (recipient: Recipient): AskedRole => (recipient.role === 'copy' ? 'viewer' : recipient.role);

/** Waiting, never written to under this link, and not stopped: these are to be asked. */
const isToBeAsked = (recipient: Recipient): boolean =>
  recipient.status === 'waiting' &&
  recipient.messageStatus === null &&
  !recipient.linkStopped &&
  recipient.role !== 'copy';

/** Records the hash of each link before the link leaves the house: a link in a mail always works. */
async function activate(
  letters: Correspondence,
  recipients: readonly Recipient[],
  links: ReadonlyMap<string, { hash: string }>,
): Promise<void> {
  const missing = recipients.filter((recipient) => recipient.linkHash !== links.get(recipient.id)?.hash);
  if (missing.length === 0) return;
  const { envelope, ports } = letters;
  await ports.envelopes.change(
    envelope.space,
    envelope.id,
    'deliverMessages',
    (current): Change => ({
      quiet: true,
      events: [],
      recipients: missing
        .filter((recipient) =>
          current.recipients.some(
            (one) => one.id === recipient.id && one.linkVersion === recipient.linkVersion,
          ),
        )
        .map(({ id }) => ({ id, linkHash: links.get(id)?.hash ?? null })),
    }),
  );
}

async function ask(
  letters: Correspondence,
  recipient: Recipient,
  link: string,
  kind: 'invitation' | 'reminder',
  fact: string,
): Promise<string | null> {
  const { root } = letters.envelope;
  return letters.write(
    recipient,
    kind,
    {
      ...letters.toRecipient(recipient),
      role: role(recipient),
      link,
      message: root.personal.message,
      senderName: root.personal.senderName,
      expiresAt: root.expiresAt ?? letters.now.toISOString(),
    },
    fact,
  );
}

/** Invites everybody whose turn has come. `notified` is written only with the provider's message id. */
export async function inviteWaiting(letters: Correspondence): Promise<void> {
  const { envelope, ports, now } = letters;
  if (envelope.root.status !== 'sent' && envelope.root.status !== 'inProgress') return;
  const asked = envelope.recipients.filter(isToBeAsked);
  if (asked.length === 0) return;
  const links = await letters.links(asked);
  await activate(letters, asked, links);
  for (const recipient of asked) {
    const messageId = await ask(
      letters,
      recipient,
      links.get(recipient.id)?.url ?? '',
      'invitation',
      `link ${recipient.linkVersion}`,
    );
    if (messageId === null) continue;
    await ports.envelopes.change(envelope.space, envelope.id, 'deliverMessages', (current): Change | null => {
      const same = current.recipients.find(
        ({ id, linkVersion }) => id === recipient.id && linkVersion === recipient.linkVersion,
      );
      if (same === undefined || same.messageId !== null) return null;
      return {
        recipients: [
          {
            id: same.id,
            messageStatus: 'accepted',
            messageAt: now.toISOString(),
            messageId,
            lastAskedAt: now.toISOString(),
            ...(same.status === 'waiting' && { status: 'notified' as const }),
          },
        ],
        events: [
          {
            type: 'recipient.notified',
            actor: { kind: 'service', id: null },
            subject: same.id,
            payload: { channels: same.notify, linkVersion: same.linkVersion },
            providerReceipt: messageId,
          },
        ],
      };
    });
  }
}

/** Reminds one recipient, with the same link. */
export async function remind(letters: Correspondence, recipientId: string, seq: number): Promise<void> {
  const recipient = letters.envelope.recipients.find(({ id }) => id === recipientId);
  const open = letters.envelope.root.status === 'sent' || letters.envelope.root.status === 'inProgress';
  if (recipient === undefined || !open || recipient.linkStopped || recipient.actedAt !== null) return;
  const links = await letters.links([recipient]);
  await activate(letters, [recipient], links);
  const messageId = await ask(
    letters,
    recipient,
    links.get(recipient.id)?.url ?? '',
    'reminder',
    `reminded ${seq}`,
  );
  if (messageId === null) return;
  const { envelope, ports, now } = letters;
  await ports.envelopes.change(envelope.space, envelope.id, 'deliverMessages', (current): Change | null => {
    const same = current.recipients.some(
      ({ id, linkVersion }) => id === recipient.id && linkVersion === recipient.linkVersion,
    );
    const message = { messageId, messageStatus: 'accepted' as const, messageAt: now.toISOString() };
    return same ? { quiet: true, events: [], recipients: [{ id: recipient.id, ...message }] } : null;
  });
}

/** Sends the code now valid to the address the sender gave. */
export async function sendCode(
  letters: Correspondence,
  recipientId: string,
  channel: 'email' | 'sms',
  seq: number,
): Promise<void> {
  const recipient = letters.envelope.recipients.find(({ id }) => id === recipientId);
  if (recipient === undefined) return;
  const { space, id: envelopeId } = letters.envelope;
  const owner = { space, envelopeId, recipientId, linkVersion: recipient.linkVersion };
  const code = await letters.ports.codes.reveal(owner, letters.now);
  if (code === null) return;
  const data = {
    ...letters.common(),
    recipientName: recipient.personal.name,
    code,
    minutes: 10,
    host: channel === 'sms' ? letters.host : null,
  };
  await letters.write(recipient, 'code', data, `code ${seq}`, { only: channel });
}
