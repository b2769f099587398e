import { parseSpace } from '../../domain/space.ts';
import type { Consent, ConsentList, ShownText } from '../../ports/consent-list.ts';
import type { PlainOf } from '../../privacy/inventory/define-record.ts';
import { contactEventRecord } from '../../privacy/inventory/records/contact.ts';
import { recipientEventRecord } from '../../privacy/inventory/records/event.ts';
import { openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { decodeItem, type Item } from '../records/item-codec.ts';
import { listedItems } from '../records/listed-items.ts';

/** `E#<space>#<id>` and `C#<space>#<id>` alike. */
function placeOf({ pk }: Item) {
  const [, space = '', id = ''] = pk.split('#');
  return { space: parseSpace(space), id };
}

/** A signer's, approver's or viewer's act, with the text that was presented. */
async function ofRecipient(item: Item): Promise<Consent | null> {
  const { space, id: envelopeId } = placeOf(item);
  const { recipients } = await openEnvelopeKeys(space, envelopeId);
  const key = recipients.get(String(item.subject)) ?? null;
  if (key === null || item.b === undefined) return null;
  const { plain, sealed } = decodeItem(recipientEventRecord, item, key);
  const { id, seq, at, subject, type } = plain as PlainOf<typeof recipientEventRecord>;
  const { presented } = (sealed.payload ?? {}) as { presented?: { consentText?: ShownText } };
  if (presented?.consentText === undefined || subject === null) return null;
  const who = { envelopeId, recipientId: subject };
  const { consentText: text } = presented;
  return {
    id,
    seq,
    at,
    act: type,
    who,
    text,
    purpose: 'performSigning',
    channel: 'page',
    proof: 'presented',
  };
}

/** A contact's line of the ledger. */
async function ofContact(item: Item): Promise<Consent | null> {
  const { space, id: contactId } = placeOf(item);
  const { envelope: key } = await openEnvelopeKeys(space, contactId);
  if (key === null) return null;
  const { plain, sealed } = decodeItem(contactEventRecord, item, key);
  const { id, seq, at, type } = plain as PlainOf<typeof contactEventRecord>;
  const said = (sealed.payload ?? {}) as {
    text?: ShownText;
    purpose?: string;
    channel?: string;
    proof?: string;
    cause?: string;
  };
  return {
    id,
    seq,
    at,
    act: type,
    who: { contactId },
    text: said.text ?? null,
    purpose: said.purpose ?? 'marketing',
    channel: said.channel ?? 'page',
    proof: said.proof ?? said.cause ?? 'statement',
  };
}

/** Found by the index entry of the act that recorded them; an erased person's are gone. */
export const consentList: ConsentList = {
  async list(space, page) {
    const { items, next } = await listedItems(space, 'consents', page);
    const lines = await Promise.all(
      items.map((item) => (item.t === contactEventRecord.type ? ofContact(item) : ofRecipient(item))),
    );
    return { items: lines.filter((line) => line !== null), next };
  },
};
