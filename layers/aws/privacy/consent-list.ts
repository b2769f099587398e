import { parseSpace } from '../../domain/space.ts';
import type { Consent, ConsentList } from '../../ports/consent-list.ts';
import type { PlainOf } from '../../privacy/inventory/define-record.ts';
import { recipientEventRecord } from '../../privacy/inventory/records/event.ts';
import { openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { decodeItem, type Item } from '../records/item-codec.ts';
import { parseEnvelopePartition } from '../records/keys-of-items.ts';
import { listedItems } from '../records/listed-items.ts';

async function consentOf(item: Item): Promise<Consent | null> {
  const of = parseEnvelopePartition(item.pk);
  if (of === null || item.b === undefined) return null;
  const { recipients } = await openEnvelopeKeys(parseSpace(of.space), of.id);
  const key = recipients.get(String(item.subject)) ?? null;
  if (key === null) return null;
  const { plain, sealed } = decodeItem(recipientEventRecord, item, key);
  const { id, at, subject, type } = plain as PlainOf<typeof recipientEventRecord>;
  const { presented } = (sealed.payload ?? {}) as { presented?: { consentText?: Consent['text'] } };
  if (presented?.consentText === undefined || subject === null) return null;
  return { id, at, envelopeId: of.id, recipientId: subject, act: type, text: presented.consentText };
}

/** Agreements to a text, found by the index entry of the act that recorded them; an erased person's are gone. */
export const consentList: ConsentList = {
  async list(space, page) {
    const { items, next } = await listedItems(space, 'consents', page);
    const consents = await Promise.all(items.map(consentOf));
    return { items: consents.filter((consent) => consent !== null), next };
  },
};
