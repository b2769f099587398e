import { createHash } from 'node:crypto';
import type { Locale } from '../../domain/envelope/vocabulary.ts';
import type { Space } from '../../domain/space.ts';
import { buildMime } from '../../messages/build-mime.ts';
import { type MessageData, type MessageKind, SMS_KINDS, type SmsKind } from '../../messages/message-data.ts';
import { renderMessage } from '../../messages/render-message.ts';
import { renderSms } from '../../messages/render-sms.ts';
import { DeliveryBusy } from '../../ports/delivery-ledger.ts';
import type { Ports } from '../../ports/ports.ts';

export type DeliverPorts = Pick<Ports, 'messenger' | 'deliveries'>;

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
  ports: DeliverPorts,
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

/** Sends by e-mail. Returns the provider's message id, also when it was sent before. */
export function deliverEmail<K extends MessageKind>(
  ports: DeliverPorts,
  delivery: Delivery<K>,
  to: From,
  now: Date,
): Promise<string> {
  const key = keyOf(delivery as Delivery<MessageKind>, 'email');
  return once(ports, key, now, async () => {
    const { subject, text, html } = renderMessage(delivery.kind, delivery.locale, delivery.data);
    const mime = await buildMime({
      from: delivery.from,
      to,
      ...(delivery.replyTo && { replyTo: delivery.replyTo }),
      subject,
      text,
      html,
      ...(delivery.attachments && { attachments: delivery.attachments }),
      messageKey: key,
    });
    const tags = {
      space: delivery.space.replace('.', '_'),
      envelope: delivery.envelopeId,
      recipient: delivery.recipientId ?? 'sender',
      kind: delivery.kind,
    };
    return ports.messenger.sendEmail({ to: to.address, mime, tags });
  });
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
  return once(ports, keyOf(delivery as Delivery<MessageKind>, 'sms'), now, () =>
    ports.messenger.sendSms({ to, text: write() }),
  );
}
