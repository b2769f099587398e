import { readCatalog } from '../pdf/catalog.ts';
import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import { expectDict } from '../pdf/object-reader.ts';
import { dict, isInteger, type PdfDict, PdfRef } from '../pdf/pdf-object.ts';
import { broken } from '../pdf/pdf-refused.ts';
import type { SignatureField } from '../pdf/signature-fields.ts';
import { emptyForm } from './empty-appearance.ts';
import { WIDGET_FLAGS } from './field-widget.ts';

/** Fills an existing empty signature field; its widgets get an appearance where they have none. */
export async function fillField(
  update: IncrementalUpdate,
  field: SignatureField,
  value: PdfRef,
): Promise<void> {
  if (field.ref === undefined) throw broken('signature field that is not an object of its own');
  const kids = await update.getArray(field.dict, 'Kids');
  const merged = kids.length === 0 ? await asWidget(update, field.dict) : field.dict;
  update.set(field.ref, merged.with({ V: value }));
  for (const kid of kids) {
    if (!(kid instanceof PdfRef))
      throw broken('widget that is not an object of its own', { object: field.ref.num });
    update.set(kid, await asWidget(update, expectDict(await update.load(kid), 'widget', kid)));
  }
  await markSigned(update);
}

async function asWidget(update: IncrementalUpdate, widget: PdfDict): Promise<PdfDict> {
  const flags = await update.get(widget, 'F');
  const F = (isInteger(flags) ? flags : 0) | WIDGET_FLAGS;
  const shown = await update.getDict(widget, 'AP');
  if (shown?.has('N')) return widget.with({ F });
  const appearance = update.add(emptyForm(await update.getArray(widget, 'Rect')));
  return widget.with({ F, AP: dict({ N: appearance }) });
}

async function markSigned(update: IncrementalUpdate): Promise<void> {
  const { ref, dict: catalog } = await readCatalog(update);
  const entry = catalog.get('AcroForm');
  const form = (await update.getDict(catalog, 'AcroForm')) ?? dict({});
  const flags = await update.get(form, 'SigFlags');
  const changed = form.with({ SigFlags: (isInteger(flags) ? flags : 0) | 3 });
  if (entry instanceof PdfRef) update.set(entry, changed);
  else update.set(ref, catalog.with({ AcroForm: changed }));
}
