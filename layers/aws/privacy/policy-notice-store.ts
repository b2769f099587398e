import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { operatorSpace } from '../../domain/space.ts';
import type { PolicyEventDraft, PolicyNotice, PolicyNoticeStore } from '../../ports/policy-notice-store.ts';
import {
  noticeToldRecord,
  policyEventRecord,
  policyNoticeRecord,
} from '../../privacy/inventory/records/policy-notice.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { spaceKey } from '../keys/space-keys.ts';
import { changeVersioned } from '../records/change-versioned.ts';
import { historyOf } from '../records/event-items.ts';
import { encodeItem } from '../records/item-codec.ts';
import { dueShard, dueSort, policyPartition } from '../records/keys-of-items.ts';
import { ConditionFailed, transact } from '../records/transact.ts';
import { noticePlace, policyNotices } from './policy-notices.ts';

async function write(
  notice: PolicyNotice,
  before: number | null,
  events: readonly PolicyEventDraft[],
): Promise<void> {
  const id = String(notice.version);
  const due =
    notice.lookAt === null
      ? {}
      : { upk: dueShard(`policy ${id}`), usk: dueSort(notice.lookAt, id, 'policyNotice') };
  const item = encodeItem(
    policyNoticeRecord,
    noticePlace(operatorSpace, notice.version),
    { plain: notice, sealed: {} },
    null,
    due,
  );
  const condition =
    before === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'ver = :ver', ExpressionAttributeValues: { ':ver': before } };
  const stream = {
    space: operatorSpace,
    kind: 'policy' as const,
    id,
    partition: policyPartition(notice.version),
    stream: notice.stream,
    record: policyEventRecord,
  };
  const keys = {
    envelope: events.length === 0 ? null : await spaceKey(operatorSpace),
    recipients: new Map(),
  };
  await transact([
    { Put: { TableName: environment('RECORDS_TABLE'), Item: item, ...condition } },
    ...historyOf(stream, before ?? 0, events, keys, new Date()).items,
  ]);
}

/** Versions of the policy that were announced; each is a stream of evidence. */
export const policyNoticeStore: PolicyNoticeStore = {
  ...policyNotices,

  async create(notice, event) {
    try {
      const created = { ...notice, ver: 1 };
      await write(created, null, [event]);
      return created;
    } catch (error) {
      // The first item is the notice itself: it exists already, made by the first call.
      if (!(error instanceof ConditionFailed && error.failed.includes(0))) throw error;
      return (await policyNotices.load(notice.version)) ?? notice;
    }
  },

  change: (version, decide) =>
    changeVersioned(
      () => policyNotices.load(version),
      decide,
      async (current, { set, events }) => {
        const next = { ...current, ...set, ver: current.ver + events.length };
        await write(next, current.ver, events);
        return next;
      },
    ),

  async recordTold(space, told) {
    const item = encodeItem(
      noticeToldRecord,
      noticePlace(space, told.version),
      { plain: told, sealed: {} },
      null,
    );
    await dynamo()
      .send(
        new PutCommand({
          TableName: environment('RECORDS_TABLE'),
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
      });
  },
};
