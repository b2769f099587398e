import { readCatalog } from './catalog.ts';
import type { ObjectReader } from './object-reader.ts';
import { isName, PdfDict, PdfName, type PdfObject, PdfString } from './pdf-object.ts';
import { PdfRefused } from './pdf-refused.ts';
import { readSignatureFields, type SignatureField } from './signature-fields.ts';
import { decodeText } from './text-string.ts';

/** Which fields a signature locks (FieldMDP, ISO 32000-2 §12.8.2.4). */
export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
}

/** What earlier signatures still allow. */
export interface ChangeRules {
  readonly signed: boolean;
  /** 1 nothing, 2 form filling and signing, 3 annotations as well; undefined without certification. */
  readonly permission: 1 | 2 | 3 | undefined;
  readonly locks: readonly FieldLock[];
}

/** Reads what the signatures of a file allow to change: DocMDP, FieldMDP and the locks of signed fields. */
export async function readChangeRules(
  file: ObjectReader,
  known?: readonly SignatureField[],
): Promise<ChangeRules> {
  const fields = known ?? (await readSignatureFields(file));
  const { dict: catalog } = await readCatalog(file);
  const signatures = fields.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const perms = await file.getDict(catalog, 'Perms');
  const certifying = perms === undefined ? undefined : await file.getDict(perms, 'DocMDP');
  const permissions: number[] = [];
  const locks: FieldLock[] = [];
  for (const signature of certifying === undefined ? signatures : [certifying, ...signatures]) {
    for (const item of await file.getArray(signature, 'Reference')) {
      const reference = await file.resolve(item);
      if (!(reference instanceof PdfDict)) continue;
      const method = await file.get(reference, 'TransformMethod');
      const parameters = (await file.getDict(reference, 'TransformParams')) ?? new PdfDict();
      if (isName(method, 'DocMDP')) permissions.push(permissionOf(await file.get(parameters, 'P')));
      if (isName(method, 'FieldMDP')) locks.push(await readLock(file, parameters));
    }
  }
  for (const field of fields) {
    const lock = field.value === undefined ? undefined : await file.getDict(field.effective, 'Lock');
    if (lock === undefined) continue;
    locks.push(await readLock(file, lock));
    if (lock.has('P')) permissions.push(permissionOf(await file.get(lock, 'P')));
  }
  const lowest = permissions.length === 0 ? undefined : permissionOf(Math.min(...permissions));
  return { signed: signatures.length > 0 || certifying !== undefined, permission: lowest, locks };
}

/**
 * @throws PdfRefused `noChangesAllowed` when an earlier signature forbids a further one in this field. A new visible
 * field is an annotation: only P=3 allows it.
 */
export function assertMaySign(rules: ChangeRules, fieldName: string, newVisibleField: boolean): void {
  const refuse = (message: string) => new PdfRefused('noChangesAllowed', { message });
  if (rules.permission === 1) throw refuse('the document is certified against any change');
  if (newVisibleField && rules.permission === 2)
    throw refuse('the certification allows no new visible field');
  if (rules.locks.some((lock) => isLocked(lock, fieldName)))
    throw refuse('an earlier signature locks the field');
}

function isLocked(lock: FieldLock, fieldName: string): boolean {
  if (lock.action === 'All') return true;
  const listed = lock.fields.some((field) => fieldName === field || fieldName.startsWith(`${field}.`));
  return lock.action === 'Include' ? listed : !listed;
}

/** The default of P is 2 (Table 257); anything unknown counts as the strictest. */
function permissionOf(object: PdfObject): 1 | 2 | 3 {
  if (object === 2 || object === 3) return object;
  return object === null ? 2 : 1;
}

async function readLock(file: ObjectReader, lock: PdfDict): Promise<FieldLock> {
  const action = await file.get(lock, 'Action');
  const fields: string[] = [];
  for (const item of await file.getArray(lock, 'Fields')) {
    const field = await file.resolve(item);
    if (field instanceof PdfString) fields.push(decodeText(field));
  }
  const kind = action instanceof PdfName ? action.name : 'All';
  return { action: kind === 'Include' || kind === 'Exclude' ? kind : 'All', fields };
}
