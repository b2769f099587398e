import { contactStore } from '../../layers/aws/contacts/contact-store.ts';
import { suppressionList } from '../../layers/aws/contacts/suppression-list.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { parseSpace } from '../../layers/domain/space.ts';
import { recordContactFailure } from '../../layers/usecases/contacts/stop-promotion.ts';
import { recordMailEvent } from '../../layers/usecases/mail-events/record-mail-event.ts';
import { eachRecord } from '../shared/batch.ts';

const ports = { envelopes: envelopeStore, contacts: contactStore, suppressions: suppressionList };

/** What is read of the provider's event: the kind, our own tags, the message id. Addresses and subjects are not. */
interface ProviderEvent {
  readonly eventType?: string;
  readonly mail?: {
    readonly messageId?: string;
    readonly tags?: Readonly<Record<string, readonly string[]>>;
  };
  readonly bounce?: { readonly bounceType?: string };
}

function kindOf({ eventType, bounce }: ProviderEvent): 'delivered' | 'bounced' | 'complained' | null {
  if (eventType === 'Delivery') return 'delivered';
  if (eventType === 'Complaint') return 'complained';
  return eventType === 'Bounce' && bounce?.bounceType === 'Permanent' ? 'bounced' : null;
}

export const handler = eachRecord('recordMailEvent', async (body) => {
  const event = body as ProviderEvent;
  const what = kindOf(event);
  const { messageId, tags } = event.mail ?? {};
  const [space, envelopeId, recipientId] = [tags?.space?.[0], tags?.envelope?.[0], tags?.recipient?.[0]];
  if (what === null || messageId === undefined || space === undefined || envelopeId === undefined) return;
  const named = parseSpace(space.replace(/_(live|test)$/, '.$1'));
  if (envelopeId.startsWith('con_')) {
    const failed = what === 'delivered' ? null : what;
    if (failed !== null) await recordContactFailure(ports, named, envelopeId, failed, new Date());
    return;
  }
  if (recipientId === undefined || recipientId === 'sender') return;
  await recordMailEvent(ports, { space: named, envelopeId, recipientId, messageId, what }, new Date());
});
