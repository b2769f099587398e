import type { Space } from '../domain/space.ts';
import type { PlainOf, SealedOf } from '../privacy/inventory/define-record.ts';
import type { holdRecord } from '../privacy/inventory/records/hold.ts';

export type Hold = PlainOf<typeof holdRecord> & SealedOf<typeof holdRecord>;

export interface HoldStore {
  load(space: Space, id: string): Promise<Hold | null>;
  /** Put once; a second call finds the first hold of this id. */
  create(space: Space, hold: Hold): Promise<Hold>;
  /**
   * Read, decide, write with optimistic lock; null changes nothing.
   * @throws Failure 404, 409 `conflict`
   */
  change(space: Space, id: string, decide: (hold: Hold) => Partial<Hold> | null): Promise<Hold>;
}
