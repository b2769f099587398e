import type { Space } from '../domain/space.ts';
import type { ErasurePlan } from './erasure-store.ts';

/** One line of the erasure ledger: ids, and what kind of plan it was. */
export interface LedgerLine {
  readonly space: Space;
  readonly planId: string;
  readonly envelopeId: string;
  readonly scope: ErasurePlan['scope'];
  readonly recipientId: string | null;
  readonly keeps: ErasurePlan['keeps'];
  readonly at: string;
}

/** What a replay, or a drill of one, came to. Counts alone. */
export interface RestoreFigures {
  readonly id: string;
  readonly kind: 'restore' | 'drill';
  readonly at: string;
  /** Lines of the ledger, and those that had something to erase again. */
  readonly lines: number;
  readonly replayed: number;
  /** What is still there of the erased; nothing is served unless it is 0. */
  readonly remaining: number;
}

/** Brings restored tables up to what has been erased since they were backed up. */
export interface RestoreLedger {
  lines(): AsyncIterable<LedgerLine>;
  /**
   * Freezes what the line is about, as the erasure had done, and writes its plan anew when it is not there.
   * @returns null when the restored tables know nothing of it
   */
  prepare(line: LedgerLine): Promise<ErasurePlan | null>;
}

/** What replays and drills came to. */
export interface RestoreFiguresStore {
  /** Opens the service: put once. */
  mark(figures: RestoreFigures): Promise<void>;
  /** Keeps the figures of a replay or drill, for `/trust`. */
  record(figures: RestoreFigures): Promise<void>;
  newest(): Promise<RestoreFigures | null>;
}
