import type { HoldEventType } from '../domain/register/vocabulary.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { holdRecord } from '../privacy/inventory/records/hold.ts';
import type { StreamStore } from './stream-store.ts';

export type Hold = PlainOf<typeof holdRecord> & SealedOf<typeof holdRecord>;

export type HoldStore = StreamStore<Hold, HoldEventType>;
