import { createHash } from 'node:crypto';
import type { Locale } from '../../domain/envelope/vocabulary.ts';
import type { Space } from '../../domain/space.ts';
import { buildMime } from '../../messages/build-mime.ts';
import {
  categoryOf,
  type MessageData,
  type MessageKind,
  SMS_KINDS,
  type SmsKind,
  type TransactionalKind,
} from '../../messages/message-data.ts';
import { renderMessage } from '../../messages/render-message.ts';
import { renderSms } from '../../messages/render-sms.ts';
import { DeliveryBusy } from '../../ports/delivery-ledger.ts';
import type { Messenger } from '../../ports/messenger.ts';
import type { Ports } from '../../ports/ports.ts';

/** Of a messenger that writes mails a unit needs no more. */
export type MailPorts = Pick<Ports, 'deliveries' | 'messages'> & {
  readonly messenger: Pick<Messenger, 'sendEmail'>;
};
export type DeliverPorts = MailPorts & Pick<Ports, 'messenger'>;

export interface From {
  readonly name: string;
  readonly address: string;
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A message to be delivered once; `fact` names what it is about, in ids. */
export interface Delivery<K extends MessageKind> {
  readonly space: Space;
  /** The envelope, request, contact or organisation that it is about. */
  readonly envelopeId: string;
  readonly recipientId: string | null;
  readonly fact: string;
  readonly kind: K;
  readonly locale: Locale;
  readonly data: MessageData[K];
  readonly from: From;
  readonly replyTo?: From;
  readonly attachments?: readonly Attachment[];
}

async function once(
  ports: MailPorts,
  key: string,
  now: Date,
  send: () => Promise<{ messageId: string }>,
): Promise<string> {
  const claim = await ports.deliveries.claim(key, now);
  if (claim.state === 'sent') return claim.messageId;
  if (claim.state === 'busy') throw new DeliveryBusy();
  try {
    const { messageId } = await send();
    await ports.deliveries.sent(key, messageId, now);
    return messageId;
  } catch (error) {
    await ports.deliveries.release(key);
    throw error;
  }
}

const keyOf = (delivery: Delivery<MessageKind>, channel: string): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        delivery.space,
        delivery.envelopeId,
        delivery.recipientId,
        delivery.kind,
        delivery.fact,
        channel,
      ]),
    )
    .digest('base64url');

/** What was handed to a provider is written down: channel, kind and category, in ids. */
async function logged(
  ports: MailPorts,
  delivery: Delivery<MessageKind>,
  channel: 'email' | 'sms',
  messageId: string,
  now: Date,
): Promise<string> {
  const { space, envelopeId, recipientId, kind } = delivery;
  await ports.messages.record(space, {
    id: keyOf(delivery, channel),
    about: envelopeId,
    recipientId,
    channel,
    kind,
    category: categoryOf(kind),
    messageId,
    at: now.toISOString(),
  });
  return messageId;
}

/** Sends any kind by e-mail, with further headers. */
export async function deliverMail<K extends MessageKind>(
  ports: MailPorts,
  delivery: Delivery<K>,
  to: From,
  now: Date,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const key = keyOf(delivery as Delivery<MessageKind>, 'email');
  const messageId = await once(ports, key, now, async () => {
    const { subject, text, html } = renderMessage(delivery.kind, delivery.locale, delivery.data);
    const mime = await buildMime({
      from: delivery.from,
      to,
      ...(delivery.replyTo && { replyTo: delivery.replyTo }),
      subject,
      text,
      html,
      ...(delivery.attachments && { attachments: delivery.attachments }),
      headers,
      messageKey: key,
    });
    const tags = {
      space: delivery.space.replace('.', '_'),
      envelope: delivery.envelopeId,
      recipient: delivery.recipientId ?? 'sender',
      kind: delivery.kind,
      category: categoryOf(delivery.kind),
    };
    return ports.messenger.sendEmail({ to: to.address, mime, tags });
  });
  return logged(ports, delivery as Delivery<MessageKind>, 'email', messageId, now);
}

/** Sends by e-mail what is no promotion. Returns the provider's message id, also when it was sent before. */
export function deliverEmail<K extends TransactionalKind>(
  ports: MailPorts,
  delivery: Delivery<K>,
  to: From,
  now: Date,
): Promise<string> {
  return deliverMail(ports, delivery, to, now);
}

const isSmsKind = (kind: MessageKind): kind is SmsKind =>
  (SMS_KINDS as readonly MessageKind[]).includes(kind);

/** Sends by SMS; null for a kind that has no short form. */
export async function deliverSms<K extends MessageKind>(
  ports: DeliverPorts,
  delivery: Delivery<K>,
  to: string,
  now: Date,
): Promise<string | null> {
  const { kind } = delivery;
  if (!isSmsKind(kind)) return null;
  const write = () =>
    renderSms(kind as K & SmsKind, delivery.locale, delivery.data as MessageData[K & SmsKind]);
  const key = keyOf(delivery as Delivery<MessageKind>, 'sms');
  const messageId = await once(ports, key, now, () => ports.messenger.sendSms({ to, text: write() }));
  return logged(ports, delivery as Delivery<MessageKind>, 'sms', messageId, now);
}
