import { readCatalog } from '../pdf/catalog.ts';
import type { ChangeRules } from '../pdf/change-rules.ts';
import type { IncrementalUpdate } from '../pdf/incremental-update.ts';
import type { PageNode } from '../pdf/page-tree.ts';
import { dict, isArray, isInteger, name, PdfDict, type PdfObject, PdfRef } from '../pdf/pdf-object.ts';
import type { SignatureField } from '../pdf/signature-fields.ts';
import { emptyForm, findEmptyForm } from './empty-appearance.ts';
import { newFieldWidget } from './field-widget.ts';
import type { SignatureRequest } from './signature-request.ts';
import { tagWidget } from './tag-widget.ts';

interface NewSignatureField {
  readonly fieldName: string;
  readonly value: PdfRef;
  readonly request: SignatureRequest;
  readonly isTimeStamp: boolean;
  /** The signature fields and rules that the document has already. */
  readonly fields: readonly SignatureField[];
  readonly rules: ChangeRules;
  readonly lock: PdfDict | undefined;
}

/** SignaturesExist and AppendOnly (ISO 32000-2 Table 225). */
const SIG_FLAGS = 3;

/** Adds a signature field: to its page's annotations and to the interactive form, which is made if there is none. */
export async function addField(update: IncrementalUpdate, field: NewSignatureField): Promise<void> {
  const { fieldName, value, request, isTimeStamp, rules, lock } = field;
  const { visible } = request;
  const description =
    visible?.description ?? request.description ?? (isTimeStamp ? 'Time-stamp' : 'Electronic seal');
  const emptyAppearance = visible ? undefined : await appearanceFor(update, field);
  const place = { fieldName, value, visible, description, emptyAppearance, lock: lock && update.add(lock) };
  const { widget, page } = await newFieldWidget(update, place);
  const ref = update.allocate();
  const tags = visible === undefined ? {} : await tagWidget(update, ref, page.ref);
  update.set(ref, widget.with(tags));
  await listOnPage(update, { page, widget: ref, signed: rules.signed });
  await listInForm(update, ref);
}

async function appearanceFor(
  update: IncrementalUpdate,
  { isTimeStamp, fields, rules }: NewSignatureField,
): Promise<PdfRef | undefined> {
  const known = isTimeStamp ? await findEmptyForm(update, fields) : undefined;
  const forbidden = isTimeStamp && rules.permission === 1;
  return known ?? (forbidden ? undefined : update.add(emptyForm([])));
}

async function listOnPage(
  update: IncrementalUpdate,
  { page, widget, signed }: { page: PageNode; widget: PdfRef; signed: boolean },
): Promise<void> {
  const list = page.dict.get('Annots');
  const appended = withItem(await update.getArray(page.dict, 'Annots'), widget);
  // Earlier signatures allow nothing on the page to change but its annotations.
  const tabs = !signed && !page.dict.has('Tabs') && (await isTagged(update)) ? { Tabs: name('S') } : {};
  if (list instanceof PdfRef && isArray(await update.load(list))) {
    update.set(list, appended);
    if (tabs.Tabs !== undefined) update.set(page.ref, page.dict.with(tabs));
  } else {
    update.set(page.ref, page.dict.with({ Annots: appended, ...tabs }));
  }
}

/** PDF/UA wants the tab order of a page with annotations to follow the structure (ISO 14289-1 §7.18.3). */
async function isTagged(update: IncrementalUpdate): Promise<boolean> {
  const { dict: catalog } = await readCatalog(update);
  return catalog.has('StructTreeRoot');
}

async function listInForm(update: IncrementalUpdate, field: PdfRef): Promise<void> {
  const { ref, dict: catalog } = await readCatalog(update);
  const entry = catalog.get('AcroForm');
  const form = (await update.getDict(catalog, 'AcroForm')) ?? dict({});
  const list = form.get('Fields');
  const fields = withItem(await update.getArray(form, 'Fields'), field);
  const flags = await update.get(form, 'SigFlags');
  const changes: Record<string, PdfObject> = { SigFlags: (isInteger(flags) ? flags : 0) | SIG_FLAGS };
  if (list instanceof PdfRef && isArray(await update.load(list))) update.set(list, fields);
  else changes.Fields = fields;
  const changed = form.with(changes);
  if (entry instanceof PdfRef && (await update.load(entry)) instanceof PdfDict) update.set(entry, changed);
  else update.set(ref, catalog.with({ AcroForm: update.add(changed) }));
}

/** Some files use one array as the page's annotations and as the form's fields: then it holds the item already. */
function withItem(list: readonly PdfObject[], item: PdfRef): readonly PdfObject[] {
  return list.some((known) => item.equals(known)) ? list : [...list, item];
}
