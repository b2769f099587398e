import { isArray, PdfDict, type PdfObject, PdfRef, PdfStream } from '../../pdf/pdf-object.ts';

/** The references that stand in an object, those inside nested arrays and dictionaries included. */
export function* referencesIn(object: PdfObject | undefined): Generator<PdfRef> {
  if (object instanceof PdfRef) yield object;
  else if (object instanceof PdfStream) yield* referencesIn(object.dict);
  else if (object instanceof PdfDict) for (const value of object.map.values()) yield* referencesIn(value);
  else if (isArray(object)) for (const item of object) yield* referencesIn(item);
}
