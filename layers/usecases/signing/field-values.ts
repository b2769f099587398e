import type { FieldType } from '../../domain/envelope/vocabulary.ts';
import { Failure, type FailureEntry } from '../../domain/failure.ts';

interface OwnField {
  readonly id: string;
  readonly type: FieldType;
  readonly required: boolean;
}
type Value = string | boolean;

const initialsLimit = 8;
const textLimit = 1000;

/** A calendar day as ISO 8601 that exists. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

function fault(field: OwnField, value: Value): string | null {
  if (field.type === 'checkbox') return typeof value === 'boolean' ? null : 'invalid_type';
  if (typeof value !== 'string') return 'invalid_type';
  if (field.type === 'date') return isSafeDay(value) ? null : 'invalid_date';
  if (field.type === 'initials' && [...value].length > initialsLimit) return 'too_big';
  return [...value].length > textLimit ? 'too_big' : null;
}

function isSafeDay(text: string): boolean {
  try {
    return isDay(text);
  } catch {
    return false;
  }
}

const isMissing = (field: OwnField, value: Value | undefined): boolean =>
  field.type === 'checkbox' ? value !== true : value === undefined || value === '';

/**
 * What a signer wrote into their own fields, completed (a date is the day of signing unless given) and checked.
 * Every signature field shows the signature and takes no value.
 * @throws Failure 422 with one entry per field
 */
export function checkedValues(
  fields: readonly OwnField[],
  given: Readonly<Record<string, Value>>,
  today: string,
): Record<string, Value> {
  const errors: FailureEntry[] = [];
  const no = (id: string, code: string, detail: string) =>
    errors.push({ pointer: `/fields/${id}`, code, detail });
  const fillable = fields.filter(({ type }) => type !== 'signature');
  for (const id of Object.keys(given)) {
    if (!fillable.some((field) => field.id === id)) no(id, 'unknown_field', 'Not a field of this signer.');
  }
  const values: Record<string, Value> = {};
  for (const field of fillable) {
    const value = given[field.id] ?? (field.type === 'date' ? today : undefined);
    if (value !== undefined) {
      const code = fault(field, value);
      if (code !== null) no(field.id, code, `Not a value for a ${field.type} field.`);
      values[field.id] = value;
    }
    if (field.required && isMissing(field, value)) no(field.id, 'required', 'This field must be filled in.');
  }
  if (errors.length > 0)
    throw new Failure(422, 'validation_failed', 'Some fields need another look.', { errors });
  return values;
}
