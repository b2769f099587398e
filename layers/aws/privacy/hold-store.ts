import type { HoldStore } from '../../ports/hold-store.ts';
import { holdRecord } from '../../privacy/inventory/records/hold.ts';
import { casePartition } from '../records/keys-of-items.ts';
import { spaceSealedStore } from '../records/space-sealed-store.ts';

/** Legal holds. */
export const holdStore: HoldStore = spaceSealedStore(holdRecord, 'hold', casePartition);
