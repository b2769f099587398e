import { walkFields } from '../pdf/form-fields.ts';
import type { ObjectReader } from '../pdf/object-reader.ts';
import { dict, isName, name, type PdfDict, type PdfObject } from '../pdf/pdf-object.ts';
import { encodeText } from '../pdf/text-string.ts';

/**
 * A lock (ISO 32000-2 Table 236) on every field that is there and is no signature field: filled in later, it breaks the
 * signature. Fields for further signatures stay free, so that the file can be sealed again.
 * @returns undefined when there is nothing to lock
 */
export async function formLock(file: ObjectReader): Promise<PdfDict | undefined> {
  const fields: PdfObject[] = [];
  for await (const { effective, fullName } of walkFields(file))
    if (!isName(await file.get(effective, 'FT'), 'Sig')) fields.push(encodeText(fullName));
  if (fields.length === 0) return undefined;
  return dict({ Type: name('SigFieldLock'), Action: name('Include'), Fields: fields });
}
