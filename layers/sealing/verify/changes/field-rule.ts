import type { FieldLock } from '../../pdf/change-rules.ts';
import type { FormField } from '../../pdf/form-fields.ts';
import {
  isArray,
  isName,
  PdfDict,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '../../pdf/pdf-object.ts';
import { explainAppearance } from './appearance-rule.ts';
import type { Comparison } from './comparison.ts';
import { widgetsOf } from './new-field-rule.ts';
import { differingKeys, samePlain } from './same-object.ts';

const SIGNING_KEYS: ReadonlySet<string> = new Set(['V', 'AP', 'F', 'M', 'MK', 'DA', 'TU', 'NM']);
const FILLING_KEYS: ReadonlySet<string> = new Set(['V', 'AP', 'AS', 'I', 'M', 'RV', 'MK', 'DA', 'NM']);
const READ_ONLY = 1;
const PUSH_BUTTON = 1 << 16;

/** A field that was there when the document was signed. */
export async function compareField(
  comparison: Comparison,
  before: FormField,
  after: FormField,
): Promise<void> {
  const { objects, report } = comparison;
  const parts = await changedParts(comparison, before, after);
  if (parts.length === 0) return;
  const name = before.fullName;
  const isSignature = isName(await comparison.old.get(before.effective, 'FT'), 'Sig');
  const keys = new Set(parts.flatMap(({ old, now }) => differingKeys(old, now)));
  if (parts.every(({ old, now }) => onlyLocks(old.get('Ff'), now.get('Ff')))) keys.delete('Ff');
  const detail = isSignature
    ? await signingFault(comparison, before, keys)
    : await fillingFault(comparison, before, after, keys);
  const signed = isSignature && before.effective.has('V');
  if (detail !== null) return report.forbid(signed ? 'signedField' : 'field', `${name}: ${detail}`);
  for (const { ref, now } of parts) {
    if (ref !== undefined && objects.changed.has(ref.num)) report.explain(ref.num);
    const fault = await explainAppearance(comparison, ref, now);
    if (fault !== null) return report.forbid('field', `${name}: ${fault}`);
  }
  const later = comparison.later.get(name);
  if (!isSignature) report.allow('formFill', name);
  else report.allow(later?.kind === 'document' ? 'documentTimeStamp' : 'signature', name);
}

interface Part {
  readonly ref: PdfRef | undefined;
  readonly old: PdfDict;
  readonly now: PdfDict;
}

/** The dictionaries of a field (its own and its widgets') that differ. */
async function changedParts(
  { old, now, objects }: Comparison,
  before: FormField,
  after: FormField,
): Promise<Part[]> {
  const parts: Part[] = [];
  if (differingKeys(before.dict, after.dict).length > 0)
    parts.push({ ref: before.ref, old: before.dict, now: after.dict });
  for (const { ref, dict } of await widgetsOf({ now: old }, before)) {
    if (ref === undefined || ref.equals(before.ref) || !objects.changed.has(ref.num)) continue;
    const later = await now.load(ref);
    parts.push({ ref, old: dict, now: later instanceof PdfDict ? later : new PdfDict() });
  }
  const appearanceTouched =
    parts.length === 0 && (await hasTouchedAppearance(now, objects.changed, after, before));
  if (appearanceTouched) parts.push({ ref: before.ref, old: before.dict, now: after.dict });
  return parts;
}

/** An appearance stream may be replaced in place, with no change of the field itself. */
async function hasTouchedAppearance(
  now: Comparison['now'],
  changed: Comparison['objects']['changed'],
  after: FormField,
  before: FormField,
): Promise<boolean> {
  const touches = (value: PdfObject | undefined): boolean => {
    if (value instanceof PdfRef) return changed.has(value.num);
    if (value instanceof PdfDict) return [...value.map.values()].some(touches);
    return false;
  };
  for (const { dict } of await widgetsOf({ now }, after)) {
    const normal = await now.getDict(dict, 'AP');
    if (touches(dict.get('AP')) || touches(normal)) return true;
  }
  return touches(before.dict.get('V'));
}

async function signingFault(
  { rules, later }: Comparison,
  before: FormField,
  keys: ReadonlySet<string>,
): Promise<string | null> {
  if (before.effective.has('V')) return 'a signed field was changed';
  const other = [...keys].find((key) => !SIGNING_KEYS.has(key));
  if (other !== undefined) return `/${other} was changed`;
  const signature = later.get(before.fullName);
  if (signature === undefined)
    return keys.has('V') ? 'filled with something that is no signature' : 'its appearance was changed';
  if (!signature.intact) return 'the signature in it does not hold';
  if (signature.kind === 'document') return null;
  if (rules.permission === 1) return 'certified against changes';
  return isLocked(rules.locks, before.fullName) ? 'an earlier signature locks the field' : null;
}

async function fillingFault(
  { old, now, rules }: Comparison,
  before: FormField,
  after: FormField,
  keys: ReadonlySet<string>,
): Promise<string | null> {
  if (rules.permission === 1) return 'certified against changes';
  if (isLocked(rules.locks, before.fullName)) return 'an earlier signature locks the field';
  const other = [...keys].find((key) => !FILLING_KEYS.has(key));
  if (other !== undefined) return `/${other} was changed`;
  const flags = await old.get(before.effective, 'Ff');
  const bits = typeof flags === 'number' ? flags : 0;
  if ((bits & READ_ONLY) !== 0) return 'the field is read-only';
  const isButton = isName(await old.get(before.effective, 'FT'), 'Btn');
  if (isButton && (bits & PUSH_BUTTON) !== 0) return 'a push button was changed';
  if (isButton && keys.has('AP')) return 'the look of a button was changed';
  const [earlier, later] = [await old.get(before.effective, 'V'), await now.get(after.effective, 'V')];
  if (samePlain(earlier, later)) return 'shows something else with the same value';
  if (!isPlainValue(later)) return 'its value is no text or choice';
  // Who approved a document approved what stood in its fields; a certification with P=2 says which may still change.
  const untouched = isEmpty(earlier) || samePlain(earlier, await old.get(before.effective, 'DV'));
  if (rules.permission === undefined && !untouched) return 'a value that was signed was replaced';
  return null;
}

/** A field that becomes read-only when it is signed or filled says less than before, not more. */
function onlyLocks(before: PdfObject | undefined, after: PdfObject | undefined): boolean {
  return (
    after === before ||
    ((before === undefined || typeof before === 'number') && after === ((before ?? 0) | READ_ONLY))
  );
}

function isPlainValue(value: PdfObject): boolean {
  if (isArray(value)) return value.every((item) => item instanceof PdfString);
  return (
    value === null || value instanceof PdfString || value instanceof PdfName || value instanceof PdfStream
  );
}

function isEmpty(value: PdfObject): boolean {
  if (value instanceof PdfString)
    return value.bytes.length === 0 || (value.bytes.length === 2 && value.bytes[0] === 0xfe);
  return value === null || isName(value, 'Off') || (isArray(value) && value.length === 0);
}

function isLocked(locks: readonly FieldLock[], name: string): boolean {
  return locks.some(({ action, fields }) => {
    if (action === 'All') return true;
    const listed = fields.some((field) => name === field || name.startsWith(`${field}.`));
    return action === 'Include' ? listed : !listed;
  });
}
