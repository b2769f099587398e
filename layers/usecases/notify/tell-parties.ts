import { addDuration } from '../../domain/duration.ts';
import type { Change } from '../../ports/envelope-store.ts';
import type { Correspondence, Recipient } from './correspondence.ts';
import type { Attachment } from './deliver.ts';
import { disclosureId } from './record-disclosures.ts';

/** Larger files are not attached; the link opens them. */
const attachmentLimit = 5 * 1024 * 1024;

const wasNotified = (recipient: Recipient): boolean =>
  recipient.lastAskedAt !== null || recipient.actedAt !== null;

/** The sealed files, if together they are small enough for a mail. */
async function copies(letters: Correspondence): Promise<readonly Attachment[]> {
  const { documents } = letters.envelope;
  const total = documents.reduce((sum, { sealed }) => sum + (sealed?.size ?? 0), 0);
  if (total > attachmentLimit) return [];
  return Promise.all(
    documents.flatMap(({ sealed, personal }) =>
      sealed === null
        ? []
        : [
            letters.ports.documents
              .source(sealed)
              .read(0, sealed.size)
              .then((content) => ({
                filename: personal.name,
                contentType: 'application/pdf',
                content,
              })),
          ],
    ),
  );
}

/** The ledger of deliveries remembers a sent message for 30 days. */
const remembered = 'P29D';

/**
 * Whoever has had no copy of a completed envelope gets it now: it was restricted when the copies left. At first the
 * ledger of deliveries knows who has; later only the record of disclosures, which counts the try.
 */
export async function sendMissedCopies(letters: Correspondence): Promise<void> {
  const { envelope, ports, now } = letters;
  const { status, completedAt } = envelope.root;
  if (status !== 'completed' || completedAt === null) return;
  if (addDuration(new Date(completedAt), remembered) > now) return sendCopies(letters);
  const written = new Set(
    (await ports.disclosures.ofEnvelope(envelope.space, envelope.id)).map(({ id }) => id),
  );
  const hasCopy = ({ id }: Recipient): boolean =>
    (['email', 'sms'] as const).some((channel) =>
      written.has(disclosureId(['provider', envelope.id, id, 'copy', 'copy', channel])),
    );
  const missed = envelope.recipients.filter((one) => !hasCopy(one));
  if (missed.length > 0) await sendCopies(letters, missed);
}

/** Everybody gets their copy: the file up to 5 MB, else the link alone. */
export async function sendCopies(
  letters: Correspondence,
  to: readonly Recipient[] = letters.envelope.recipients,
): Promise<void> {
  const { envelope, ports, now } = letters;
  const completedAt = envelope.root.completedAt;
  if (completedAt === null) return;
  const attachments = await copies(letters);
  const attached = attachments.length > 0;
  const recipients = to.filter(({ linkStopped }) => !linkStopped);
  const links = await letters.links(recipients);
  await ports.envelopes.change(
    envelope.space,
    envelope.id,
    'deliverMessages',
    (): Change => ({
      quiet: true,
      events: [],
      recipients: recipients.map(({ id }) => ({ id, linkHash: links.get(id)?.hash ?? null })),
    }),
  );
  for (const recipient of recipients) {
    const data = {
      ...letters.toRecipient(recipient),
      link: links.get(recipient.id)?.url ?? '',
      completedAt,
      attached,
    };
    const messageId = await letters.write(recipient, 'copy', data, 'copy', { attachments });
    if (recipient.role !== 'copy' || messageId === null) continue;
    await ports.envelopes.change(envelope.space, envelope.id, 'deliverMessages', (current): Change | null => {
      const same = current.recipients.find(({ id }) => id === recipient.id);
      if (same === undefined || same.status === 'copied') return null;
      return {
        recipients: [
          {
            id: same.id,
            status: 'copied',
            messageId,
            messageStatus: 'accepted',
            messageAt: now.toISOString(),
          },
        ],
        events: [
          {
            type: 'recipient.copied',
            actor: { kind: 'service', id: null },
            subject: same.id,
            payload: {},
            providerReceipt: messageId,
          },
        ],
      };
    });
  }
  if (to.length < envelope.recipients.length) return;
  await letters.tellSender(
    'senderCompleted',
    { ...letters.toSender(), completedAt, attached },
    'completed',
    attachments,
  );
}

export async function tellDeclined(letters: Correspondence): Promise<void> {
  const { recipients } = letters.envelope;
  const decliner = recipients.find(({ status }) => status === 'declined');
  for (const recipient of recipients.filter((one) => wasNotified(one) && one !== decliner)) {
    await letters.write(recipient, 'declined', letters.toRecipient(recipient), 'declined');
  }
  if (decliner === undefined) return;
  const { name, declineReason } = decliner.personal;
  await letters.tellSender(
    'senderDeclined',
    { ...letters.toSender(), recipientName: name, reason: declineReason },
    'declined',
  );
}

export async function tellVoided(letters: Correspondence): Promise<void> {
  const { recipients, root } = letters.envelope;
  for (const recipient of recipients.filter(wasNotified)) {
    await letters.write(
      recipient,
      'voided',
      { ...letters.toRecipient(recipient), reason: root.personal.voidReason },
      'voided',
    );
  }
}

export async function tellExpired(letters: Correspondence): Promise<void> {
  const { recipients, root } = letters.envelope;
  for (const recipient of recipients.filter(wasNotified)) {
    const data = { ...letters.toRecipient(recipient), expiredAt: root.endedAt ?? letters.now.toISOString() };
    await letters.write(recipient, 'expired', data, 'expired');
  }
}

export async function tellPurgeAnnounced(
  letters: Correspondence,
  purgeAt: string,
  seq: number,
  cause: 'requested' | 'retention',
): Promise<void> {
  const recipients = letters.envelope.recipients.filter(wasNotified);
  const links = await letters.links(recipients);
  for (const recipient of recipients) {
    const data = { ...letters.toRecipient(recipient), purgeAt, link: links.get(recipient.id)?.url ?? '' };
    await letters.write(recipient, 'purgeAnnounced', data, `purge ${seq}`);
  }
  await letters.tellSender('senderPurgeAnnounced', { ...letters.toSender(), purgeAt, cause }, `purge ${seq}`);
}
