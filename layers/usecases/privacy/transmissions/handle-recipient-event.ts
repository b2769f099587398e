import type { OutboxEvent } from '../../../ports/outbox.ts';
import type { TransmissionMessage } from '../../../ports/transmissions.ts';
import { planNotices } from './plan-notices.ts';
import { type TransmitPorts, transmit } from './transmit.ts';

/** What follows from a fact about an envelope for those who received its data; or from something that is due. */
export async function handleRecipientEvent(
  ports: TransmitPorts,
  setting: { readonly origin: string },
  message: OutboxEvent | TransmissionMessage,
  now: Date,
): Promise<void> {
  const ids = message.kind === 'transmission' ? [message.id] : await planNotices(ports, message, now);
  for (const id of ids) await transmit(ports, setting, message.space, id, now);
}
