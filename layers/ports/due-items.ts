import type { DueKind } from '../domain/envelope/vocabulary.ts';
import type { Space } from '../domain/space.ts';

export interface DueItem {
  readonly space: Space;
  readonly envelopeId: string;
  readonly kind: DueKind;
  readonly dueAt: string;
}

export interface DueItems {
  /** What is due at `now`, oldest first, page by page over all shards; the cost follows what is due. */
  until(now: Date): AsyncIterable<DueItem>;
}
