import type { PromotionPermit } from '../../domain/contact/may-promote.ts';
import type { MessageData, PromotionalKind } from '../../messages/message-data.ts';
import { type Delivery, deliverMail, type From, type MailPorts } from './deliver.ts';

/**
 * Sends promotion by e-mail: only with a permit for this very contact, and never without the way out in its header
 * (RFC 8058) and at its bottom.
 */
export function deliverPromotion<K extends PromotionalKind>(
  ports: MailPorts,
  permit: PromotionPermit,
  delivery: Delivery<K> & { readonly data: MessageData[K] },
  to: From,
  now: Date,
): Promise<string> {
  if (permit.contactId !== delivery.envelopeId) throw new TypeError('the permit is another contact’s');
  return deliverMail(ports, delivery, to, now, {
    'List-Unsubscribe': `<${delivery.data.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
}
