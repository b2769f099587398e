import { createHash } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { parseSpace } from '../../domain/space.ts';
import type { SigningLinkDirectory } from '../../ports/signing-links.ts';
import { recipientRecord } from '../../privacy/inventory/records/recipient.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { globalLookupKey, parseEnvelopePartition } from '../records/keys-of-items.ts';
import { findByLookup } from '../records/lookup.ts';

/** The index only points; the recipient's row, read consistently, says whether this link is the one now valid. */
export const signingLinkDirectory: SigningLinkDirectory = {
  async resolve(token) {
    const hash = createHash('sha256').update(token).digest('hex');
    const place = await findByLookup(globalLookupKey('link', hash));
    const of = place === null ? null : parseEnvelopePartition(place.pk);
    if (place === null || of === null) return null;
    const { Item } = await dynamo().send(
      new GetCommand({ TableName: environment('RECORDS_TABLE'), Key: place, ConsistentRead: true }),
    );
    if (
      Item === undefined ||
      Item.t !== recipientRecord.type ||
      Item.linkHash !== hash ||
      Item.linkStopped === true
    )
      return null;
    return {
      space: parseSpace(of.space),
      envelopeId: of.id,
      recipientId: String(Item.id),
      linkVersion: Number(Item.linkVersion),
    };
  },
};
