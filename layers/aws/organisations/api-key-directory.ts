import { createHash, timingSafeEqual } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { modeOf, organisationOf, parseSpace } from '../../domain/space.ts';
import type { ApiKeyDirectory } from '../../ports/api-keys.ts';
import type { ApiKey } from '../../ports/organisation-store.ts';
import { apiKeyRecord } from '../../privacy/inventory/records/organisation.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { SpaceErased, spaceKey } from '../keys/space-keys.ts';
import { decodeItem, type Item } from '../records/item-codec.ts';
import { globalLookupKey } from '../records/keys-of-items.ts';
import { findByLookup } from '../records/lookup.ts';

const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Found by hash in the index, then read consistently and compared: a key revoked a moment ago is gone at once. */
export const apiKeyDirectory: ApiKeyDirectory = {
  async resolve(secret) {
    const hash = createHash('sha256').update(secret).digest('hex');
    const place = await findByLookup(globalLookupKey('apiKey', hash));
    if (place === null) return null;
    const space = parseSpace(place.pk.slice(2));
    if (!secret.startsWith(`sk_${modeOf(space)}_`)) return null;
    const { Item } = await dynamo().send(
      new GetCommand({ TableName: environment('RECORDS_TABLE'), Key: place, ConsistentRead: true }),
    );
    if (Item === undefined || !sameHash(String(Item.hash), hash)) return null;
    try {
      const { plain, sealed } = decodeItem(apiKeyRecord, Item as Item, await spaceKey(space));
      const key = { ...plain, ...sealed } as ApiKey;
      if (key.revokedAt !== null || (key.expiresAt !== null && new Date(key.expiresAt) <= new Date()))
        return null;
      return {
        keyId: key.id,
        organisationId: organisationOf(space),
        mode: modeOf(space),
        space,
        scopes: key.scopes,
        owner: key.owner,
      };
    } catch (error) {
      if (error instanceof SpaceErased) return null;
      throw error;
    }
  },
};
