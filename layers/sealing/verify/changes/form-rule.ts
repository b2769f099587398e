import { readCatalog } from '../../pdf/catalog.ts';
import { type FormField, readAcroForm, walkFields } from '../../pdf/form-fields.ts';
import type { ObjectReader } from '../../pdf/object-reader.ts';
import { PdfDict, type PdfObject, PdfRef } from '../../pdf/pdf-object.ts';
import type { Comparison } from './comparison.ts';
import { compareField } from './field-rule.ts';
import { admitNewField } from './new-field-rule.ts';
import { differingKeys, samePlain } from './same-object.ts';

/** Fields stay, signature fields may come, values may be filled where the signatures of the revision allow it. */
export async function compareForms(comparison: Comparison): Promise<void> {
  const { old, now, report } = comparison;
  await compareFormDictionaries(comparison);
  const before = await fieldsOf(old);
  const after = await fieldsOf(now);
  for (const [key, field] of before) {
    const later = after.get(key);
    if (later === undefined) report.forbid('field', `${field.fullName} was removed`);
    else await compareField(comparison, field, later);
  }
  for (const [key, field] of after) if (!before.has(key)) await admitNewField(comparison, field);
}

/** Terminal fields by the reference they stand behind, or by name where they have none. */
async function fieldsOf(file: ObjectReader): Promise<Map<string, FormField>> {
  const fields = new Map<string, FormField>();
  for await (const field of walkFields(file)) {
    fields.set(
      field.ref === undefined ? `name ${field.fullName}` : `ref ${field.ref.num} ${field.ref.gen}`,
      field,
    );
  }
  return fields;
}

async function compareFormDictionaries(comparison: Comparison): Promise<void> {
  const { old, now, objects, report } = comparison;
  const [before, after] = [await readAcroForm(old), await readAcroForm(now)];
  const entry = (await readCatalog(old)).dict.get('AcroForm');
  if (before !== undefined && after === undefined) return report.forbid('form', 'the form was removed');
  if (after === undefined) return;
  const earlier = before ?? new PdfDict();
  if (entry instanceof PdfRef && objects.changed.has(entry.num)) report.explain(entry.num);
  for (const key of differingKeys(earlier, after)) await compareFormEntry(comparison, key, earlier, after);
  const list = earlier.get('Fields');
  if (list instanceof PdfRef) report.explain(list.num);
  await compareResources(comparison, earlier, after);
}

async function compareFormEntry(
  { now, report }: Comparison,
  key: string,
  before: PdfDict,
  after: PdfDict,
): Promise<void> {
  if (key === 'Fields' || key === 'SigFlags' || key === 'DR') return; // fields and resources are compared one by one
  if (key === 'DA' && !before.has('DA')) return;
  // A viewer that is told to draw all fields anew shows something else than what was signed.
  if (key === 'NeedAppearances' && (await now.get(after, key)) !== true) return;
  report.forbid('form', `/${key} of the form`);
}

/** Resources that no field draws its value with. */
const UNUSED_RESOURCES: ReadonlySet<string> = new Set(['XObject', 'ProcSet']);

/** Default resources may grow: names that were there keep their meaning. */
async function compareResources(
  { old, now, objects, report }: Comparison,
  before: PdfDict,
  after: PdfDict,
): Promise<void> {
  const [a, b] = [before.get('DR'), after.get('DR')];
  const touched = a instanceof PdfRef && objects.changed.has(a.num);
  if (samePlain(a, b) && !touched) return;
  const [earlier, later] = [await old.resolve(a), await now.resolve(b)];
  const grown = await onlyGrows(old, earlier, now, later, 2);
  if (!grown) return report.forbid('form', 'default resources of the form');
  if (touched) report.explain(a.num);
}

async function onlyGrows(
  old: ObjectReader,
  before: PdfObject,
  now: ObjectReader,
  after: PdfObject,
  depth: number,
): Promise<boolean> {
  if (before === null) return true;
  if (depth === 0 || !(before instanceof PdfDict) || !(after instanceof PdfDict))
    return samePlain(before, after);
  for (const [key, value] of before.map) {
    const later = after.get(key);
    if (UNUSED_RESOURCES.has(key) || samePlain(value, later)) continue;
    if (!(await onlyGrows(old, await old.resolve(value), now, await now.resolve(later), depth - 1)))
      return false;
  }
  return true;
}
