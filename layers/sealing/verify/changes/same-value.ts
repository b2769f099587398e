import { isArray, PdfDict, type PdfObject, PdfRef, PdfStream } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { samePlain } from './same-object.ts';

const MAX_DEPTH = 8;

/**
 * True when two values mean the same: writers move values between direct and indirect objects. A reference that stayed
 * is the same; streams are the same only by reference.
 */
export async function sameValue(
  { old, now, objects }: Pick<Comparison, 'old' | 'now' | 'objects'>,
  before: PdfObject | undefined,
  after: PdfObject | undefined,
  depth = MAX_DEPTH,
): Promise<boolean> {
  if (before instanceof PdfRef && after instanceof PdfRef && before.equals(after))
    return !objects.changed.has(before.num);
  if (depth === 0) return false;
  const [a, b] = [await old.resolve(before), await now.resolve(after)];
  if (a instanceof PdfStream || b instanceof PdfStream) return false;
  const same = (x: PdfObject | undefined, y: PdfObject | undefined) =>
    sameValue({ old, now, objects }, x, y, depth - 1);
  if (a instanceof PdfDict && b instanceof PdfDict) {
    for (const key of new Set([...a.map.keys(), ...b.map.keys()]))
      if (!(await same(a.get(key), b.get(key)))) return false;
    return true;
  }
  if (!isArray(a) || !isArray(b)) return samePlain(a, b);
  if (a.length !== b.length) return false;
  for (const [i, item] of a.entries()) if (!(await same(item, b[i]))) return false;
  return true;
}
