import type { FormField } from '../pdf/form-fields.ts';
import type { ObjectReader } from '../pdf/object-reader.ts';
import { isArray, isInteger, isName, type PdfObject, PdfString } from '../pdf/pdf-object.ts';
import { decodeText, encodeText } from '../pdf/text-string.ts';
import { FormFillError } from './form-fill-error.ts';

/** What goes into a field of the document's own form: text or a choice, or whether a box is ticked. */
export interface FormValue {
  /** Full name: partial names joined by periods. */
  readonly field: string;
  readonly value: string | boolean;
}

/** A value as a field takes it: `text` is drawn into every widget, `state` chooses one of each widget's drawings. */
export type TakenValue =
  | { readonly kind: 'text'; readonly stored: Readonly<Record<string, PdfObject>>; readonly text: string }
  | { readonly kind: 'state'; readonly isOn: (state: string) => boolean };

/** Bits of `/Ff` (ISO 32000-2 Tables 227, 229, 231). */
const READ_ONLY = 1;
const PUSH_BUTTON = 1 << 16;
const EDITABLE = 1 << 18;

/** Fits a value to its field. @throws FormFillError */
export async function takeValue(
  file: ObjectReader,
  { effective }: FormField,
  { field, value }: FormValue,
): Promise<TakenValue> {
  const flags = await file.get(effective, 'Ff');
  const has = (bit: number) => isInteger(flags) && (flags & bit) !== 0;
  const type = await file.get(effective, 'FT');
  const isButton = isName(type, 'Btn') && !has(PUSH_BUTTON);
  const isFillable = isButton || isName(type, 'Tx') || isName(type, 'Ch');
  if (!isFillable || has(READ_ONLY)) throw new FormFillError('field_not_fillable', field, 'cannot be filled');
  if (isButton)
    return { kind: 'state', isOn: (state) => (value === true ? state !== 'Off' : state === value) };
  if (typeof value === 'boolean') throw new FormFillError('value_not_allowed', field, 'takes text');
  const text = value.normalize('NFC');
  if (isName(type, 'Ch')) return takeChoice(file, effective, { field, text, isEditable: has(EDITABLE) });
  const longest = await file.get(effective, 'MaxLen');
  if (isInteger(longest) && [...text].length > longest)
    throw new FormFillError('value_not_allowed', field, `takes ${longest} characters`);
  return { kind: 'text', stored: { V: encodeText(text) }, text };
}

/** `/Opt` lists texts, or pairs of what is stored and what is shown. */
async function takeChoice(
  file: ObjectReader,
  effective: FormField['effective'],
  { field, text, isEditable }: { field: string; text: string; isEditable: boolean },
): Promise<TakenValue> {
  for (const [index, item] of (await file.getArray(effective, 'Opt')).entries()) {
    const option = await file.resolve(item);
    const parts = isArray(option) ? option : [option, option];
    const [stored, shown] = await Promise.all(parts.map(async (part) => textOf(await file.resolve(part))));
    if (stored === undefined || (text !== stored && text !== shown)) continue;
    return { kind: 'text', stored: { V: encodeText(stored), I: [index] }, text: shown ?? stored };
  }
  if (!isEditable) throw new FormFillError('value_not_allowed', field, 'is none of the choices');
  return { kind: 'text', stored: { V: encodeText(text) }, text };
}

const textOf = (object: PdfObject): string | undefined =>
  object instanceof PdfString ? decodeText(object).normalize('NFC') : undefined;
