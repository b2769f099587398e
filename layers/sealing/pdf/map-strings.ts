import { isArray, isName, PdfDict, type PdfObject, PdfStream, PdfString } from './pdf-object.ts';

type ChangeBytes = (bytes: Uint8Array) => Promise<Uint8Array>;

/**
 * The object with every string replaced, except the `/Contents` of a signature dictionary, which is never encrypted
 * (ISO 32000-2 §7.6.2). Nesting is bounded by the parser.
 */
export async function mapStrings(object: PdfObject, change: ChangeBytes): Promise<PdfObject> {
  if (object instanceof PdfString) {
    return new PdfString(await change(object.bytes), object.hex, object.start, object.end);
  }
  if (object instanceof PdfStream) {
    return new PdfStream(await mapDict(object.dict, change), object.body, object.owner);
  }
  if (object instanceof PdfDict) return mapDict(object, change);
  if (!isArray(object)) return object;
  const items: PdfObject[] = [];
  for (const item of object) items.push(await mapStrings(item, change));
  return items;
}

async function mapDict(dict: PdfDict, change: ChangeBytes): Promise<PdfDict> {
  const spared = isSignatureDictionary(dict) ? 'Contents' : undefined;
  const entries: [string, PdfObject][] = [];
  for (const [key, value] of dict.map) {
    entries.push([key, key === spared ? value : await mapStrings(value, change)]);
  }
  return new PdfDict(entries, dict.ambiguous);
}

/** A signature or document time-stamp dictionary: by its type, or by having both parts that only these have. */
function isSignatureDictionary(dict: PdfDict): boolean {
  const typed = isName(dict.get('Type'), 'Sig') || isName(dict.get('Type'), 'DocTimeStamp');
  return dict.has('Contents') && (typed || dict.has('ByteRange'));
}
