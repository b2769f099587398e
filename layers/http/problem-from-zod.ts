import type { z } from 'zod';
import type { FieldError, FieldErrorCode } from './field-error.ts';
import { Problem } from './problems.ts';

type Issue = z.core.$ZodIssue;

/** More than these are not listed: they help nobody and an attacker chooses their number. */
const maxErrors = 100;

const escaped = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (prefix: string, path: readonly PropertyKey[]): string =>
  prefix + path.map((part) => `/${escaped(part)}`).join('');

function sizeCode(origin: string, tooBig: boolean): FieldErrorCode {
  if (origin === 'string') return tooBig ? 'too_long' : 'too_short';
  if (origin === 'array' || origin === 'set' || origin === 'map' || origin === 'record')
    return tooBig ? 'too_many' : 'too_few';
  return tooBig ? 'too_big' : 'too_small';
}

function codeOf(issue: Issue): FieldErrorCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'invalid_type';
    case 'too_big':
      return sizeCode(issue.origin, true);
    case 'too_small':
      return sizeCode(issue.origin, false);
    case 'invalid_format':
    case 'invalid_key':
      return 'invalid_format';
    case 'unrecognized_keys':
      return 'unknown_field';
    case 'custom':
      return (issue.params?.code as FieldErrorCode | undefined) ?? 'invalid_value';
    default:
      return 'invalid_value';
  }
}

/** Of a union's branches the one that got furthest: it understood the type and objects to something in it. */
function furthest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const inside = branches.filter(
    (issues) => !issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0),
  );
  return inside.length === 1 ? (inside[0] ?? []) : [];
}

function errorsOf(issue: Issue, prefix: string): FieldError[] {
  const pointer = pointerOf(prefix, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointerOf(pointer, [key]),
      code: 'unknown_field',
      detail: 'This field is not known.',
    }));
  }
  if (issue.code === 'invalid_union') {
    const inner = furthest(issue.errors as readonly (readonly Issue[])[]);
    if (inner.length > 0) return inner.flatMap((each) => errorsOf(each, pointer));
  }
  const code = codeOf(issue);
  return [{ pointer, code, detail: code === 'required' ? 'Needed.' : issue.message }];
}

/**
 * The 422 for content that a schema refuses. Parse with `reportInput`, or what is missing looks mistyped.
 * @param prefix where the parsed value stands: '' for a body, `/query` for query parameters
 */
export function problemFromZod(error: z.ZodError, prefix = ''): Problem {
  const all = error.issues.flatMap((issue) => errorsOf(issue, prefix));
  const errors = all.slice(0, maxErrors);
  const has = (code: FieldErrorCode): boolean => all.some((entry) => entry.code === code);
  const code = has('unknown_field')
    ? 'unknown_field'
    : has('invalid_characters')
      ? 'invalid_characters'
      : 'validation_failed';
  const detail = all.length === 1 ? null : `${all.length} entries are not valid; see errors.`;
  return new Problem(code, detail, { errors });
}
