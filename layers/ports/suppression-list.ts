import type { SuppressionCause } from '../domain/contact/vocabulary.ts';
import type { Space } from '../domain/space.ts';

/**
 * Addresses that must not be sent promotion in a space, as keyed hashes. An entry is put once, beats every basis and
 * survives the erasure of the person.
 */
export interface SuppressionList {
  /** Read consistently: what was put a moment ago counts. */
  has(space: Space, email: string): Promise<boolean>;
  put(space: Space, email: string, cause: SuppressionCause, now: Date): Promise<void>;
}
