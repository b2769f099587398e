import { isObject, type Json } from './template.ts';
import { notImplemented } from './types.ts';

/**
 * Whether `event` passes one pattern of an event source filter: names of the pattern must all match, each by one
 * of its alternatives (AWS: Lambda event filtering syntax). Alternatives that are not modelled fail loudly.
 */
export function matchesPattern(pattern: Json, event: unknown): boolean {
  if (!isObject(pattern)) throw notImplemented('lambda', `the filter ${JSON.stringify(pattern)}`);
  // A list in the event: one of its members is enough.
  if (Array.isArray(event)) return event.some((one) => matchesPattern(pattern, one));
  return Object.entries(pattern).every(([name, wanted]) => {
    const value = member(event, name);
    if (!Array.isArray(wanted)) return matchesPattern(wanted, value);
    const values = Array.isArray(value) ? value : [value];
    return wanted.some((alternative) => values.some((one) => matchesAlternative(alternative, one)));
  });
}

function member(event: unknown, name: string): unknown {
  const parsed = typeof event === 'string' ? parse(event) : event;
  return typeof parsed === 'object' && parsed !== null ? Object(parsed)[name] : undefined;
}

/** A message's body is matched as JSON if it is JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function matchesAlternative(alternative: Json, value: unknown): boolean {
  if (!isObject(alternative)) return value === alternative;
  const [[kind, operand] = ['', null]] = Object.entries(alternative);
  const text = typeof value === 'string' ? value : undefined;
  if (kind === 'exists') return (value !== undefined) === operand;
  if (kind === 'prefix') return text?.startsWith(String(operand)) ?? false;
  if (kind === 'suffix') return text?.endsWith(String(operand)) ?? false;
  if (kind === 'equals-ignore-case') return text?.toLowerCase() === String(operand).toLowerCase();
  if (kind === 'anything-but' && !isObject(operand))
    return value !== undefined && ![operand].flat().includes(value as Json);
  throw notImplemented('lambda', `the filter ${JSON.stringify(alternative)}`);
}

/** Reads `FilterCriteria`; an event passes if one of the patterns matches, or if there is none. */
export function readFilter(criteria: Json | undefined): (event: unknown) => boolean {
  const filters = isObject(criteria) && Array.isArray(criteria.Filters) ? criteria.Filters : [];
  const patterns = filters.map((one) => JSON.parse(isObject(one) ? String(one.Pattern) : '{}') as Json);
  return (event) => patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, event));
}
