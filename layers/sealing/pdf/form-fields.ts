import { readCatalog } from './catalog.ts';
import { expectDict, type ObjectReader } from './object-reader.ts';
import { isArray, type PdfDict, type PdfObject, PdfRef, PdfString } from './pdf-object.ts';
import { PdfRefused } from './pdf-refused.ts';
import { decodeText } from './text-string.ts';

/** Attributes that a field takes from the fields above it (ISO 32000-2 Table 226). */
const INHERITED = ['FT', 'V', 'Ff', 'DA', 'Lock', 'SV'] as const;

/** A terminal field of the interactive form. */
export interface FormField {
  /** Undefined when the field stands directly in its parent's array. */
  readonly ref: PdfRef | undefined;
  readonly dict: PdfDict;
  /** `dict` with the attributes that it inherits. */
  readonly effective: PdfDict;
  /** Partial names joined by periods. */
  readonly fullName: string;
}

/** The interactive form of a document, as it hangs in the catalog. */
export async function readAcroForm(file: ObjectReader): Promise<PdfDict | undefined> {
  const { dict: catalog } = await readCatalog(file);
  const form = await file.get(catalog, 'AcroForm');
  return form === null ? undefined : expectDict(form, 'interactive form');
}

/**
 * Walks the terminal fields of the form, without recursion.
 * @throws PdfRefused `tooComplex` when there are too many, too deep, or a field holds itself
 */
export async function* walkFields(file: ObjectReader): AsyncGenerator<FormField> {
  const form = await readAcroForm(file);
  if (form === undefined) return;
  const { meter } = file.context;
  type Pending = { object: PdfObject; parent: PdfDict | undefined; prefix: string; depth: number };
  const roots = await file.getArray(form, 'Fields');
  const pending: Pending[] = roots
    .toReversed()
    .map((object) => ({ object, parent: undefined, prefix: '', depth: 0 }));
  const seen = new Set<number>();
  let nodes = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { object, parent, prefix, depth } = node;
    const ref = object instanceof PdfRef ? object : undefined;
    if (ref !== undefined) {
      if (seen.has(ref.num))
        throw new PdfRefused('tooComplex', { object: ref.num, message: 'field comes twice' });
      seen.add(ref.num);
    }
    meter.check('fieldTreeNodes', ++nodes + pending.length);
    meter.check('fieldTreeDepth', depth);
    const loaded = await file.resolve(object);
    if (loaded === null) continue; // a field that was deleted
    const dict = expectDict(loaded, 'form field', ref);
    const effective = dict.with(
      Object.fromEntries(INHERITED.map((key) => [key, dict.get(key) ?? parent?.get(key)])),
    );
    const partial = await file.get(dict, 'T');
    const own = partial instanceof PdfString ? decodeText(partial) : undefined;
    const fullName = own === undefined ? prefix : prefix === '' ? own : `${prefix}.${own}`;
    const fields = await childFields(file, dict);
    if (fields.length === 0) yield { ref, dict, effective, fullName };
    for (const kid of fields.toReversed()) {
      pending.push({ object: kid, parent: effective, prefix: fullName, depth: depth + 1 });
    }
  }
}

/** Kids that are fields themselves; a kid without a name of its own is only a widget of this field. */
async function childFields(file: ObjectReader, dict: PdfDict): Promise<readonly PdfObject[]> {
  const kids = await file.get(dict, 'Kids');
  if (!isArray(kids)) return [];
  const fields: PdfObject[] = [];
  for (const kid of kids) {
    const child = await file.resolve(kid);
    if (child !== null && expectDict(child, 'form field').has('T')) fields.push(kid);
  }
  return fields;
}
