import type { PdfFile } from '../pdf-file.ts';
import { isArray, PdfDict, type PdfObject, PdfRef, PdfStream } from '../pdf-object.ts';

/** A dictionary somewhere inside an indirect object. */
interface FoundDict {
  readonly dict: PdfDict;
  /** The indirect object that holds it; 0 for the trailer. */
  readonly object: number;
}

/**
 * Every dictionary that can be reached from the trailer, each object read once, without recursion over references.
 * `seen` is filled with the object numbers.
 */
export async function* walkObjects(file: PdfFile, seen: Set<number>): AsyncGenerator<FoundDict> {
  const pending: PdfRef[] = [];
  const enter = (object: PdfObject) => collect(object, pending, seen);
  for (const dict of enter(file.trailer.with({ Prev: undefined, XRefStm: undefined })))
    yield { dict, object: 0 };
  for (let ref = pending.pop(); ref !== undefined; ref = pending.pop()) {
    for (const dict of enter(await file.load(ref))) yield { dict, object: ref.num };
  }
}

/** Dictionaries in one object; references that were not seen yet go to `pending`. Nesting is bounded by the parser. */
function collect(object: PdfObject, pending: PdfRef[], seen: Set<number>, found: PdfDict[] = []): PdfDict[] {
  if (object instanceof PdfRef) {
    if (!seen.has(object.num)) pending.push(object);
    seen.add(object.num);
  } else if (isArray(object)) {
    for (const item of object) collect(item, pending, seen, found);
  } else {
    const dict = object instanceof PdfStream ? object.dict : object;
    if (!(dict instanceof PdfDict)) return found;
    found.push(dict);
    for (const value of dict.map.values()) collect(value, pending, seen, found);
  }
  return found;
}
