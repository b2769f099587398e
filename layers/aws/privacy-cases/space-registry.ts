import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { operatorSpace, parseSpace } from '../../domain/space.ts';
import type { SpaceRegistry } from '../../ports/privacy-case-store.ts';
import { spaceEntryRecord } from '../../privacy/inventory/records/privacy-case.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { createSpaceKeys } from '../keys/space-keys.ts';
import { encodeItem } from '../records/item-codec.ts';
import { organisationPartition } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';

const prefix = 'S#';

export const spaceRegistry: SpaceRegistry = {
  async register(space, now) {
    await createSpaceKeys(operatorSpace);
    const place = { pk: organisationPartition(operatorSpace), sk: `${prefix}${space}` };
    const plain = { space, registeredAt: now.toISOString() };
    const item = encodeItem(spaceEntryRecord, place, { plain, sealed: {} }, null);
    await dynamo().send(new PutCommand({ TableName: environment('RECORDS_TABLE'), Item: item }));
  },

  async *all() {
    const rows = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': organisationPartition(operatorSpace), ':prefix': prefix },
    });
    for (const row of rows) yield parseSpace(String(row.space));
  },
};
