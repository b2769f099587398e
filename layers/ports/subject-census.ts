import type { Space } from '../domain/space.ts';

/** One person in one envelope, and since when something is stored about them. */
export interface Counted {
  readonly envelopeId: string;
  readonly recipientId: string;
  readonly since: string;
}

/** Everybody about whom something is stored: ids alone, read from an index, no key needed and no content opened. */
export interface SubjectCensus {
  /**
   * Oldest first, up to and with `until` (null: everybody), in pages as large as the store gives them.
   * @param from where a page before ended
   */
  people(
    space: Space,
    query: { readonly until: string | null; readonly from?: string | null; readonly limit?: number },
  ): AsyncIterable<{ readonly people: readonly Counted[]; readonly next: string | null }>;
  /** Erasures of a space that began at or after an instant. */
  erasedSince(space: Space, from: string): Promise<number>;
}
