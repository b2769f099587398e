import { type FormField, readAcroForm, walkFields } from '../form-fields.ts';
import type { PdfFile } from '../pdf-file.ts';
import { isName, PdfDict, PdfName, PdfRef, PdfStream, PdfString } from '../pdf-object.ts';
import { decodeText } from '../text-string.ts';
import { drawnText } from './drawn-text.ts';

/** Bits of `/Ff` (ISO 32000-2 Tables 227, 229): push buttons have no value, passwords are not shown. */
const PUSH_BUTTON = 1 << 16;
const PASSWORD = 1 << 13;

/**
 * Object numbers of widgets that show something else than the value of their field: what people read would not be
 * what the form says (the shadow attack "replace"). Only what can be told for sure: text in simple fonts, and the
 * states of check boxes and radio buttons. Fields that a script formats are left to the finding about the script.
 */
export async function deceivingWidgets(file: PdfFile): Promise<readonly number[]> {
  const form = await readAcroForm(file);
  if (form === undefined || form.get('NeedAppearances') === true) return [];
  const found: number[] = [];
  for await (const field of walkFields(file)) {
    const widgets = await widgetsOf(file, field);
    const deceives = await deceptionOf(file, field, form);
    if (deceives === undefined) continue;
    for (const { ref, dict } of widgets)
      if (await deceives(dict)) found.push(ref?.num ?? field.ref?.num ?? 0);
  }
  return found;
}

type Widget = Pick<FormField, 'ref' | 'dict'>;

async function widgetsOf(file: PdfFile, { ref, dict }: FormField): Promise<readonly Widget[]> {
  const kids = await file.getArray(dict, 'Kids');
  if (kids.length === 0) return [{ ref, dict }];
  const widgets: Widget[] = [];
  for (const kid of kids) {
    const widget = await file.resolve(kid);
    if (widget instanceof PdfDict)
      widgets.push({ ref: kid instanceof PdfRef ? kid : undefined, dict: widget });
  }
  return widgets;
}

type Deceives = (widget: PdfDict) => Promise<boolean>;

/** How to tell whether a widget of this field deceives; undefined when it cannot be told. */
async function deceptionOf(file: PdfFile, field: FormField, form: PdfDict): Promise<Deceives | undefined> {
  const { effective, dict } = field;
  const type = await file.get(effective, 'FT');
  const flags = await file.get(effective, 'Ff');
  const value = await file.get(effective, 'V');
  const has = (bit: number) => typeof flags === 'number' && (flags & bit) !== 0;
  if (isName(type, 'Btn') && !has(PUSH_BUTTON)) {
    const chosen = value instanceof PdfName ? value.name : 'Off';
    return async (widget) => showsOtherState(file, widget, chosen);
  }
  const isText = isName(type, 'Tx') && !has(PASSWORD);
  if (!isText || !(value instanceof PdfString) || dict.has('AA')) return undefined;
  const expected = letters(decodeText(value));
  return async (widget) => {
    const shown = await appearanceText(file, widget, form);
    return shown !== undefined && !widget.has('AA') && !expected.includes(letters(shown));
  };
}

async function showsOtherState(file: PdfFile, widget: PdfDict, chosen: string): Promise<boolean> {
  const state = await file.get(widget, 'AS');
  return state instanceof PdfName && state.name !== 'Off' && state.name !== chosen;
}

async function appearanceText(file: PdfFile, widget: PdfDict, form: PdfDict): Promise<string | undefined> {
  const appearance = await file.getDict(widget, 'AP');
  const normal = appearance === undefined ? null : await file.get(appearance, 'N');
  return normal instanceof PdfStream ? drawnText(file, normal, form) : undefined;
}

/** Text is broken into lines, spaced and scrolled when it is shown: only the letters count, in their order. */
const letters = (text: string): string => text.replace(/\s+/g, '').normalize('NFC');
