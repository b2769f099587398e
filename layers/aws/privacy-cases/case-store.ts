import { caseDueItems } from '../../domain/privacy-case/case-due.ts';
import type { CaseEventType } from '../../domain/privacy-case/vocabulary.ts';
import type { Space } from '../../domain/space.ts';
import type { PrivacyCase, PrivacyCaseStore } from '../../ports/privacy-case-store.ts';
import { caseEventRecord, caseRecord } from '../../privacy/inventory/records/privacy-case.ts';
import { environment } from '../environment.ts';
import { ensureEnvelopeKeys, openEnvelopeKeys } from '../keys/envelope-keys.ts';
import { lookupPseudonym } from '../keys/space-keys.ts';
import type { IndexKeys } from '../records/item-codec.ts';
import { lookupKey } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';
import { streamStore } from '../records/stream-store.ts';

/** The person's own key in a case: codes are closed under it. */
export const requester = 'requester';

/** The contact that was proven finds its requests again: duplicates are one. */
async function indexOf(space: Space, content: PrivacyCase): Promise<IndexKeys> {
  const contact = content.provenBy === null ? null : content[content.provenBy];
  if (content.kind !== 'person' || content.provenBy === null || contact === null) return {};
  const pseudonym = await lookupPseudonym(space, `case.${content.provenBy}`, contact.toLowerCase());
  return { hpk: lookupKey(space, 'case', pseudonym) };
}

/** A request about personal data: own key, own stream, one transaction per change. */
export const privacyCaseStore: PrivacyCaseStore = {
  ...streamStore<PrivacyCase, CaseEventType>({
    kind: 'case',
    record: caseRecord,
    events: caseEventRecord,
    key: async (space, id) => (await openEnvelopeKeys(space, id)).envelope,
    makeKey: (space, id) => ensureEnvelopeKeys(space, id, [requester], true),
    list: 'cases',
    listedAt: ({ receivedAt }) => receivedAt,
    index: indexOf,
    due: caseDueItems,
  }),

  async withContact(space, channel, value) {
    const pseudonym = await lookupPseudonym(space, `case.${channel}`, value.toLowerCase());
    const rows = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      IndexName: 'lookup',
      KeyConditionExpression: 'hpk = :hpk',
      ExpressionAttributeValues: { ':hpk': lookupKey(space, 'case', pseudonym) },
    });
    return rows.map(({ pk }) => pk.slice(pk.lastIndexOf('#') + 1));
  },
};
