/** A key's use is recorded by somebody else's clock, a moment after it was announced. */
const announcedBefore = 120_000;
const clockSkew = 5_000;

/**
 * Uses of a key that no announcement explains: each announcement explains one use, at most two minutes later.
 * @param uses milliseconds since 1970, in any order
 * @param announcements the same
 * @returns the uses left over, oldest first
 */
export function unannouncedSignatures<Use extends { readonly at: number }>(
  uses: readonly Use[],
  announcements: readonly number[],
): readonly Use[] {
  const open = announcements.toSorted((a, b) => a - b);
  return uses
    .toSorted((a, b) => a.at - b.at)
    .filter(({ at }) => {
      while (open[0] !== undefined && open[0] < at - announcedBefore) open.shift();
      const explained = open[0] !== undefined && open[0] <= at + clockSkew;
      if (explained) open.shift();
      return !explained;
    });
}
