import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { SubjectDirectory } from '../../ports/privacy-case-store.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { lookupPseudonym, SpaceErased } from '../keys/space-keys.ts';
import { lookupKey, parseEnvelopePartition } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';

/** By keyed pseudonym, one index query per space; a space whose key is gone has nothing to find. */
export const subjectDirectory: SubjectDirectory = {
  async find(space, channel, value) {
    try {
      const pseudonym = await lookupPseudonym(space, channel, value.toLowerCase());
      const rows = await queryAll({
        TableName: environment('RECORDS_TABLE'),
        IndexName: 'lookup',
        KeyConditionExpression: 'hpk = :hpk',
        ExpressionAttributeValues: { ':hpk': lookupKey(space, channel, pseudonym) },
      });
      const found = await Promise.all(
        rows.map(async ({ pk, sk }) => {
          const of = parseEnvelopePartition(pk);
          const { Item } = await dynamo().send(
            new GetCommand({
              TableName: environment('RECORDS_TABLE'),
              Key: { pk, sk },
              ConsistentRead: true,
            }),
          );
          if (of === null || Item === undefined) return [];
          return [{ envelopeId: of.id, recipientId: String(Item.recipientId) }];
        }),
      );
      return found.flat();
    } catch (error) {
      if (error instanceof SpaceErased) return [];
      throw error;
    }
  },
};
