import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { IdentityVault, RevealedNumber } from '../../ports/identity-vault.ts';
import { identityNumberRecord } from '../../privacy/inventory/records/identity-number.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { numberPseudonym, openNumberKey } from '../keys/number-keys.ts';
import { decodeItem, type Item } from '../records/item-codec.ts';
import { envelopePartition, sortKey } from '../records/keys-of-items.ts';

/** Opens one number with its own key. Three reads and one call of KMS; nothing of it is kept in memory. */
export const identityVault: IdentityVault = {
  pseudonym: numberPseudonym,
  async open(space, envelopeId, { id, number }) {
    const place = { pk: envelopePartition(space, envelopeId), sk: sortKey.identityNumber(number) };
    const { Item } = await dynamo().send(
      new GetCommand({ TableName: environment('RECORDS_TABLE'), Key: place, ConsistentRead: true }),
    );
    if (Item === undefined || Item.recipientId !== id) return null;
    const key = await openNumberKey(space, envelopeId, id);
    if (key === null) return null;
    const { plain, sealed } = decodeItem(identityNumberRecord, Item as Item, key);
    return { country: plain.country, value: sealed.value } as RevealedNumber;
  },
};
