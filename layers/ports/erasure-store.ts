import type { Space } from '../domain/space.ts';
import type { PlainOf } from '../privacy/inventory/define-record.ts';
import type { erasurePlanRecord, operationRecord } from '../privacy/inventory/records/housekeeping.ts';

export type ErasurePlan = PlainOf<typeof erasurePlanRecord>;
export type OperationRow = PlainOf<typeof operationRecord>;

/** What a plan is about: the whole envelope, or one person in it. */
export type ErasureTarget = Pick<ErasurePlan, 'envelopeId' | 'scope' | 'recipientId' | 'keeps' | 'status'>;

/** The steps of an erasure, each repeatable from any crash point. Order: freeze, keys, objects, rows, look again. */
export interface ErasureStore {
  /** Writes the plan, and its line in the erasure ledger that a restore replays; a plan that exists already is returned as it is. */
  propose(space: Space, plan: ErasurePlan): Promise<ErasurePlan>;
  plan(space: Space, planId: string): Promise<ErasurePlan | null>;
  operation(space: Space, operationId: string): Promise<OperationRow | null>;
  saveOperation(space: Space, operation: OperationRow): Promise<void>;
  countRows(space: Space, target: ErasureTarget): Promise<number>;
  /** Names the key that a person's plan is to destroy; null when it is gone, or for a whole envelope. */
  keyTag(space: Space, target: ErasureTarget): Promise<string | null>;
  destroyKeys(space: Space, plan: ErasurePlan): Promise<number>;
  deleteRows(space: Space, plan: ErasurePlan): Promise<void>;
  /** Everything that is still there after the deletions. */
  remaining(space: Space, plan: ErasurePlan): Promise<{ keys: number; rows: number; ephemeral: number }>;
  /** Moves the plan on; only forwards. */
  checkpoint(space: Space, planId: string, changes: Partial<ErasurePlan>): Promise<ErasurePlan>;
  /** Replaces the frozen root by a tombstone. */
  bury(space: Space, plan: ErasurePlan): Promise<void>;
}

export interface ReceiptStore {
  /** Put once; a second call finds the first receipt. */
  put(
    space: Space,
    receipt: { id: string; envelopeId: string; jws: string; completedAt: string },
  ): Promise<void>;
  get(space: Space, id: string): Promise<{ id: string; jws: string } | null>;
  /** Of the whole space, newest first. */
  list(
    space: Space,
    page: { cursor: string | null; limit: number },
  ): Promise<{ items: readonly { id: string; jws: string }[]; next: string | null }>;
  ofEnvelope(space: Space, envelopeId: string): Promise<readonly { id: string; jws: string }[]>;
}
