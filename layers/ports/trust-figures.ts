/** Counts over the whole deployment; nothing that tells one organisation or person from another. */
/** Proven requests of people that are not answered yet. */
export interface OpenRequests {
  /** By days since they were received: under 7, under 30, more. */
  readonly byAge: readonly [number, number, number];
  /** Whole days by which the oldest is late; 0: none is. */
  readonly oldestOverdueDays: number;
}

export interface TrustFigures {
  openRequests(now: Date): Promise<OpenRequests>;
  /** Erasures that began at or after this instant. */
  erasuresSince(from: Date): Promise<number>;
  /** Things that were to be erased by this instant and still wait. */
  overduePurges(before: Date): Promise<number>;
}
