import type { PdfFile } from '../../pdf/pdf-file.ts';
import { referencesIn } from './references.ts';
import { tryLoad } from './same-object.ts';

/** Which of `wanted` are reached from the trailer of a document, missing objects included. */
export async function reachable(file: PdfFile, wanted: ReadonlySet<number>): Promise<Set<number>> {
  const found = new Set<number>();
  const seen = new Set<number>();
  const pending = [...referencesIn(file.trailer)];
  for (let ref = pending.pop(); ref !== undefined; ref = pending.pop()) {
    if (seen.has(ref.num)) continue;
    seen.add(ref.num);
    if (wanted.has(ref.num)) found.add(ref.num);
    for (const next of referencesIn(await tryLoad(file, ref))) if (!seen.has(next.num)) pending.push(next);
  }
  return found;
}
