import { holdDue } from '../../domain/register/register-due.ts';
import type { HoldEventType } from '../../domain/register/vocabulary.ts';
import type { Hold, HoldStore } from '../../ports/hold-store.ts';
import { holdEventRecord, holdRecord } from '../../privacy/inventory/records/hold.ts';
import { spaceKey } from '../keys/space-keys.ts';
import { streamStore } from '../records/stream-store.ts';

/** Legal holds, closed under their space's key. */
export const holdStore: HoldStore = streamStore<Hold, HoldEventType>({
  kind: 'hold',
  record: holdRecord,
  events: holdEventRecord,
  key: spaceKey,
  list: 'holds',
  listedAt: ({ createdAt }) => createdAt,
  due: holdDue,
});
