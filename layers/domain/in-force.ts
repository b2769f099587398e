/** Of things that each hold from an instant on, sorted by it, the one that holds now; null before the first. */
export function inForce<Item extends { readonly from: string }>(
  sorted: readonly Item[],
  now: Date,
): Item | null {
  return sorted.findLast(({ from }) => new Date(from) <= now) ?? null;
}
