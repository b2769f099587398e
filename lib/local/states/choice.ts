import { isObject, type Json, type JsonObject } from '../template.ts';
import { readPath, resolvePath } from './json-path.ts';
import { StatesError } from './states-error.ts';

type Comparison = (value: Json, wanted: Json) => boolean;

const sameType =
  (compare: (order: number) => boolean, read: (value: Json) => string | number): Comparison =>
  (value, wanted) => {
    if (typeof value !== typeof wanted) return false;
    const [left, right] = [read(value), read(wanted)];
    return compare(left < right ? -1 : left > right ? 1 : 0);
  };

const READERS: Record<string, (value: Json) => string | number> = {
  String,
  Numeric: Number,
  Boolean: String,
  Timestamp: (value) => Date.parse(String(value)),
};
const ORDERS: Record<string, (order: number) => boolean> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThan: (order) => order > 0,
  GreaterThanEquals: (order) => order >= 0,
};
const TYPE_TESTS: Record<string, (value: Json | undefined) => boolean> = {
  IsPresent: (value) => value !== undefined,
  IsNull: (value) => value === null,
  IsString: (value) => typeof value === 'string',
  IsNumeric: (value) => typeof value === 'number',
  IsBoolean: (value) => typeof value === 'boolean',
};

/** Whether a rule of a Choice state holds. @throws StatesError for an operator that is not modelled */
export function choiceHolds(rule: JsonObject, data: Json, context: Json): boolean {
  const nested = (value: Json | undefined): JsonObject[] => [value ?? []].flat().filter(isObject);
  if (rule.And) return nested(rule.And).every((one) => choiceHolds(one, data, context));
  if (rule.Or) return nested(rule.Or).some((one) => choiceHolds(one, data, context));
  if (rule.Not) return !nested(rule.Not).some((one) => choiceHolds(one, data, context));
  const operator = Object.keys(rule).find((name) => !['Variable', 'Next', 'Comment'].includes(name)) ?? '';
  const variable = String(rule.Variable);
  const operand = rule[operator] ?? null;
  const typeTest = TYPE_TESTS[operator];
  if (typeTest) return typeTest(readPath(variable, data)) === operand;

  const [, type = '', order = '', path] =
    /^(String|Numeric|Boolean|Timestamp)([A-Z]\w*?)(Path)?$/.exec(operator) ?? [];
  const [read, compare] = [READERS[type], ORDERS[order]];
  if (!read || !compare)
    throw new StatesError('States.Runtime', `The comparison ${operator} is not served locally`);
  const wanted = path ? resolvePath(String(operand), data, context) : operand;
  return sameType(compare, read)(resolvePath(variable, data, context), wanted);
}
