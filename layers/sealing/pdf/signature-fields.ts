import { type FormField, walkFields } from './form-fields.ts';
import type { ObjectReader } from './object-reader.ts';
import { isName, PdfDict, PdfRef } from './pdf-object.ts';

/** A signature field, filled or empty. */
export interface SignatureField extends FormField {
  /** The signature dictionary; undefined while the field is empty. */
  readonly value: PdfDict | undefined;
  readonly valueRef: PdfRef | undefined;
}

/** The signature fields of a document in the order of its form. */
export async function readSignatureFields(file: ObjectReader): Promise<readonly SignatureField[]> {
  const fields: SignatureField[] = [];
  for await (const field of walkFields(file)) {
    if (!isName(await file.get(field.effective, 'FT'), 'Sig')) continue;
    const entry = field.effective.get('V');
    const value = await file.resolve(entry);
    fields.push({
      ...field,
      value: value instanceof PdfDict ? value : undefined,
      valueRef: entry instanceof PdfRef ? entry : undefined,
    });
  }
  return fields;
}
