import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { operatorSpace, type Space } from '../../domain/space.ts';
import type { NoticeTold, PolicyNotice, PolicyNotices } from '../../ports/policy-notice-store.ts';
import { noticeToldRecord, policyNoticeRecord } from '../../privacy/inventory/records/policy-notice.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { decodeItem, type Item } from '../records/item-codec.ts';
import { organisationPartition, sortKey } from '../records/keys-of-items.ts';
import { queryAll } from '../records/query.ts';

const prefix = 'N#';

/** Where a version's notice lies in a space: the operator's own, or what a space was told. */
export const noticePlace = (space: Space, version: number) => ({
  pk: organisationPartition(space),
  sk: sortKey.notice(version),
});
const decode = (item: Item) => decodeItem(policyNoticeRecord, item, null).plain as PolicyNotice;

async function get(space: Space, version: number): Promise<Item | null> {
  const { Item } = await dynamo().send(
    new GetCommand({
      TableName: environment('RECORDS_TABLE'),
      Key: noticePlace(space, version),
      ConsistentRead: true,
    }),
  );
  return (Item as Item | undefined) ?? null;
}

/** Announced versions, read only: nothing of them is closed, so no key is needed. */
export const policyNotices: PolicyNotices = {
  async load(version) {
    const item = await get(operatorSpace, version);
    return item === null ? null : decode(item);
  },

  async all() {
    const rows = await queryAll({
      TableName: environment('RECORDS_TABLE'),
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': organisationPartition(operatorSpace), ':prefix': prefix },
      ConsistentRead: true,
    });
    return rows.map(decode);
  },

  async told(space, version) {
    const item = await get(space, version);
    return item === null ? null : (decodeItem(noticeToldRecord, item, null).plain as NoticeTold);
  },
};
