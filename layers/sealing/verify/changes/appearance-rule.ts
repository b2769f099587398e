import { PdfDict, type PdfObject, PdfRef, PdfStream } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { servesOnly } from './serves-only.ts';

/**
 * Explains appearance objects of a filled widget that were replaced in place: a stream, or the dictionary of its
 * states. Each must serve this widget alone, then and now: an appearance that a page or another field draws as well
 * is a shadow.
 * @returns what is wrong, or null
 */
export async function explainAppearance(
  comparison: Comparison,
  widgetRef: PdfRef | undefined,
  widget: PdfDict,
): Promise<string | null> {
  const { now, objects, report } = comparison;
  const holders = new Set<number>(widgetRef === undefined ? [] : [widgetRef.num]);
  const pending: PdfObject[] = [...entriesOf(widget.get('AP'))];
  const appearance = await now.getDict(widget, 'AP');
  for (const value of appearance?.map.values() ?? [])
    pending.push(value, ...entriesOf(await now.resolve(value)));
  for (const value of pending) {
    if (!(value instanceof PdfRef)) continue;
    const change = objects.changed.get(value.num);
    if (change !== undefined) {
      const usable = change.now instanceof PdfStream || change.now instanceof PdfDict;
      if (!usable || !servesOnly(comparison, value.num, holders))
        return 'its appearance serves something else as well';
      report.explain(value.num);
    }
    holders.add(value.num);
  }
  return null;
}

/** References in the appearance dictionary, outermost first. */
function entriesOf(value: PdfObject | undefined): PdfObject[] {
  if (value instanceof PdfRef) return [value];
  return value instanceof PdfDict ? [...value.map.values()] : [];
}
