import type { Comparison } from './comparison.ts';

/**
 * True when nobody but `holders` refers to an object, neither in the signed revision nor now (0 is the trailer). An
 * object that may change in one role must not play a second one: the document information that is a graphics state as
 * well is a shadow.
 */
export function servesOnly(
  { usage }: Pick<Comparison, 'usage'>,
  num: number,
  holders: ReadonlySet<number>,
): boolean {
  const inPlace = (revision: Comparison['usage']['old']) =>
    [...(revision.get(num) ?? [])].every((holder) => holders.has(holder));
  return inPlace(usage.old) && inPlace(usage.now);
}
