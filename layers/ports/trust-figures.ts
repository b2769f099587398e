/** Counts over the whole deployment; nothing that tells one organisation or person from another. */
export interface TrustFigures {
  /** Erasures that began at or after this instant. */
  erasuresSince(from: Date): Promise<number>;
  /** Things that were to be erased by this instant and still wait. */
  overduePurges(before: Date): Promise<number>;
}
