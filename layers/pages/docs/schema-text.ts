import { asList, asRecord, asText } from '../json.ts';
import type { Schema } from './openapi.ts';

/** One row of a schema's table. */
export interface Member {
  /** Path inside the object: `recipients[].email`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  /** Name of the schema that describes it further, or null. */
  readonly link: string | null;
}

const NAME = /^#\/components\/schemas\/(.+)$/;

/** The name a schema refers to, also inside `anyOf: [ref, null]` and lists. */
export function referenceOf(schema: Schema): string | null {
  const own = NAME.exec(asText(schema.$ref))?.[1];
  if (own !== undefined) return own;
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    for (const option of asList(schema[key])) {
      const found = referenceOf(asRecord(option));
      if (found !== null) return found;
    }
  }
  return schema.items === undefined ? null : referenceOf(asRecord(schema.items));
}

/** What a value may be, in a few words: `string or null`, `list of Recipient`, `"draft" | "sent"`. */
export function typeText(schema: Schema): string {
  const reference = NAME.exec(asText(schema.$ref))?.[1];
  if (reference !== undefined) return reference;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const values = asList(schema.enum);
  if (values.length > 0) return values.map((value) => JSON.stringify(value)).join(' | ');
  const options = [...asList(schema.anyOf), ...asList(schema.oneOf)];
  if (options.length > 0) {
    return [...new Set(options.map((option) => typeText(asRecord(option))))].join(' or ');
  }
  const { type } = schema;
  if (Array.isArray(type)) return type.map((one) => typeText({ ...schema, type: one })).join(' or ');
  if (type === 'array') return `list of ${typeText(asRecord(schema.items))}`;
  if (type === 'string' && typeof schema.format === 'string') return schema.format;
  return asText(type) || 'any';
}

/** The limits of a value: lengths, bounds, what it is when it is left out. */
export function limitsText(schema: Schema): string {
  const limits: string[] = [];
  const number = (key: string) => (typeof schema[key] === 'number' ? schema[key] : undefined);
  const range = (least: string, most: string, unit: string) => {
    const [from, to] = [number(least), number(most)];
    const top = to !== undefined && to < Number.MAX_SAFE_INTEGER ? to : undefined;
    if (from !== undefined && top !== undefined) limits.push(`${from} to ${top}${unit}`);
    else if (top !== undefined) limits.push(`at most ${top}${unit}`);
    else if (from !== undefined && from > 0) limits.push(`at least ${from}${unit}`);
  };
  range('minLength', 'maxLength', ' characters');
  range('minimum', 'maximum', '');
  range('minItems', 'maxItems', ' entries');
  if (schema.default !== undefined) limits.push(`default ${JSON.stringify(schema.default)}`);
  return limits.join(' · ');
}

/** The object inside a nullable or a list, and what to add to the path for it. */
function inner(schema: Schema): { schema: Schema; suffix: string } | null {
  if (schema.properties !== undefined) return { schema, suffix: '' };
  if (schema.items !== undefined) {
    const found = inner(asRecord(schema.items));
    return found === null ? null : { schema: found.schema, suffix: `[]${found.suffix}` };
  }
  for (const option of [...asList(schema.anyOf), ...asList(schema.oneOf)]) {
    const found = inner(asRecord(option));
    if (found !== null) return found;
  }
  return null;
}

/** The members of an object schema as rows; members of unnamed inner objects follow with their path. */
export function membersOf(schema: Schema, prefix = ''): readonly Member[] {
  const object = inner(schema);
  if (object === null) return [];
  const required = asList(object.schema.required);
  const start = prefix === '' ? '' : `${prefix}${object.suffix}.`;
  return Object.entries(asRecord(object.schema.properties)).flatMap(([name, value]) => {
    const member = asRecord(value);
    const path = `${start}${name}`;
    const row: Member = {
      path,
      type: typeText(member),
      required: required.includes(name),
      description: [asText(member.description), limitsText(member)].filter((text) => text !== '').join(' '),
      link: referenceOf(member),
    };
    return row.link === null ? [row, ...membersOf(member, path)] : [row];
  });
}
