import { bufferSource } from '../bytes/buffer-source.ts';
import { latin1Bytes } from '../bytes/latin1.ts';
import { concatBytes } from '../der/bytes-util.ts';
import { readCatalog } from '../pdf/catalog.ts';
import { assertMaySign, readChangeRules } from '../pdf/change-rules.ts';
import { assertPermitted } from '../pdf/encryption/permissions.ts';
import { type FormField, readAcroForm, walkFields } from '../pdf/form-fields.ts';
import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { walkPages } from '../pdf/page-tree.ts';
import { dict, name, PdfDict, PdfRef, PdfStream } from '../pdf/pdf-object.ts';
import { PdfRefused } from '../pdf/pdf-refused.ts';
import { authorValues } from './author-values.ts';
import type { AuthorFonts } from './field-value.ts';
import { FormFillError } from './form-fill-error.ts';
import { type FormValue, type TakenValue, takeValue } from './form-value.ts';
import { graftForm } from './graft-form.ts';
import { Graft } from './graft-objects.ts';
import { tagSubsetFonts } from './tag-subset-fonts.ts';

/** Between the edge of a widget and its text, in points. */
const PADDING = 2;

interface TextWidget {
  readonly ref: PdfRef;
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Fills fields of the document's own form: text and choices with an appearance in an embedded subset of the font,
 * boxes and radio buttons by the state that they already draw. A signed document may be filled where its signatures
 * allow it.
 * @throws FormFillError; MissingGlyph; PdfRefused `noChangesAllowed` when a signature or the file's author forbids it
 */
export async function fillForm(
  update: IncrementalUpdate,
  values: readonly FormValue[],
  fonts: AuthorFonts,
): Promise<void> {
  if (values.length === 0) return;
  assertPermitted(update.file.permissions, 'fillField');
  const rules = await readChangeRules(update);
  const known = new Map<string, FormField>();
  for await (const field of walkFields(update)) known.set(field.fullName, field);
  const drawn: TextWidget[] = [];
  for (const value of values) {
    const field = known.get(value.field);
    if (field === undefined)
      throw new FormFillError('field_unknown', value.field, 'the form has no such field');
    assertMaySign(rules, value.field, false);
    // What stands under a signature may be filled once, not replaced.
    const isOpen = !rules.signed || rules.permission !== undefined || !field.effective.has('V');
    if (!isOpen)
      throw new PdfRefused('noChangesAllowed', { message: `${value.field} was filled when signed` });
    drawn.push(...(await setValue(update, field, { taken: await takeValue(update, field, value), value })));
  }
  await drawWidgets(update, drawn, fonts);
  if (!rules.signed) await showAsFilled(update);
}

async function setValue(
  update: IncrementalUpdate,
  field: FormField,
  { taken, value }: { taken: TakenValue; value: FormValue },
): Promise<readonly TextWidget[]> {
  const { ref } = field;
  const notFillable = (why: string) => new FormFillError('field_not_fillable', value.field, why);
  if (ref === undefined) throw notFillable('is no object of its own');
  const kids = await update.getArray(field.dict, 'Kids');
  const widgets = kids.length === 0 ? [ref] : kids.filter((kid) => kid instanceof PdfRef);
  if (taken.kind === 'state') {
    await setState(update, { ref, widgets }, taken, value);
    return [];
  }
  update.set(ref, field.dict.with({ RV: undefined, I: undefined, ...taken.stored }));
  const drawn: TextWidget[] = [];
  for (const widget of widgets) {
    const size = await sizeOf(update, widget);
    if (size !== undefined) drawn.push({ ref: widget, text: taken.text, ...size });
  }
  if (drawn.length === 0) throw notFillable('has no place on a page');
  return drawn;
}

async function sizeOf(update: IncrementalUpdate, widget: PdfRef) {
  const object = await update.load(widget);
  const rect = object instanceof PdfDict ? await update.getArray(object, 'Rect') : [];
  const [x0, y0, x1, y1] = rect.map((item) => (typeof item === 'number' ? item : 0));
  const [width, height] = [Math.abs((x1 ?? 0) - (x0 ?? 0)), Math.abs((y1 ?? 0) - (y0 ?? 0))];
  return width > 2 * PADDING && height > 2 * PADDING ? { width, height } : undefined;
}

/** The first state that means the value; `Off` unticks. */
async function setState(
  update: IncrementalUpdate,
  { ref, widgets }: { ref: PdfRef; widgets: readonly PdfRef[] },
  { isOn }: Extract<TakenValue, { kind: 'state' }>,
  { field, value }: FormValue,
): Promise<void> {
  let chosen = 'Off';
  for (const widget of widgets) {
    const object = await update.load(widget);
    if (!(object instanceof PdfDict)) continue;
    const appearance = await update.getDict(object, 'AP');
    const states = appearance && (await update.getDict(appearance, 'N'));
    const state = value === false ? undefined : [...(states?.map.keys() ?? [])].find(isOn);
    chosen = state ?? chosen;
    update.set(widget, object.with({ AS: name(state ?? 'Off') }));
  }
  if (value !== false && chosen === 'Off')
    throw new FormFillError('value_not_allowed', field, 'has no such state');
  const object = await update.load(ref);
  if (object instanceof PdfDict) update.set(ref, object.with({ V: name(chosen) }));
}

async function drawWidgets(
  update: IncrementalUpdate,
  widgets: readonly TextWidget[],
  fonts: AuthorFonts,
): Promise<void> {
  if (widgets.length === 0) return;
  const pages = widgets.map(({ width, height, text }) => {
    const box = { x: PADDING, y: PADDING, width: width - 2 * PADDING, height: height - 2 * PADDING };
    return { width, height, values: [{ page: 0, ...box, value: { kind: 'text', text } as const }] };
  });
  const from = await openPdf(bufferSource(await authorValues(pages, fonts)));
  const graft = new Graft(from, update);
  let index = 0;
  for await (const page of walkPages(from)) {
    const target = widgets[index++];
    if (target === undefined) break;
    const form = await graftForm(update, { from, graft, page });
    await markAsField(update, form);
    const widget = await update.load(target.ref);
    if (widget instanceof PdfDict) update.set(target.ref, widget.with({ AP: dict({ N: form }) }));
  }
  await tagSubsetFonts(update, graft.copies);
}

/** The part of an appearance that readers may draw afresh is marked (ISO 32000-2 §12.7.4.3). */
async function markAsField(update: IncrementalUpdate, form: PdfRef): Promise<void> {
  const drawing = await update.load(form);
  if (!(drawing instanceof PdfStream) || !(drawing.body instanceof Uint8Array)) return;
  const marked = concatBytes(latin1Bytes('/Tx BMC\nq\n'), drawing.body, latin1Bytes('\nQ\nEMC'));
  update.set(form, new PdfStream(drawing.dict, marked));
}

/** What we drew is what is shown: no reader draws it afresh, and no XFA twin says something else. */
async function showAsFilled(update: IncrementalUpdate): Promise<void> {
  const form = await readAcroForm(update);
  if (form === undefined || !(form.has('NeedAppearances') || form.has('XFA'))) return;
  const changed = form.with({ NeedAppearances: undefined, XFA: undefined });
  const { ref, dict: catalog } = await readCatalog(update);
  const entry = catalog.get('AcroForm');
  if (entry instanceof PdfRef) update.set(entry, changed);
  else update.set(ref, catalog.with({ AcroForm: changed }));
}
