import type { TextVersion } from './text-version.ts';

/**
 * Of the versions of one text, oldest first, the newest whose day has come at an instant (days begin in UTC). Before
 * all of them it is the first, so that a clock that is behind shows a text all the same; null of none.
 */
export function wordingOn(versions: readonly TextVersion[], at: Date): TextVersion | null {
  const day = at.toISOString().slice(0, 10);
  return versions.findLast((version) => version.effectiveFrom <= day) ?? versions[0] ?? null;
}
