import { createRequire } from 'node:module';
import { AwsError } from '../types.ts';
import type { Attribute, Item, KeySchema, TableDefinition } from './types.ts';

/** A parsed request: what the AWS names say, and under `_` what dynalite's parsers found in the expressions. */
export interface Parsed {
  TableName: string;
  Key?: Item;
  Item?: Item;
  IndexName?: string;
  Limit?: number;
  Select?: string;
  ConsistentRead?: boolean;
  ScanIndexForward?: boolean;
  ExclusiveStartKey?: Item;
  Segment?: number;
  TotalSegments?: number;
  ReturnValues?: string;
  ExpressionAttributeNames?: Record<string, string>;
  KeyConditions?: Record<string, { ComparisonOperator: string; AttributeValueList: Attribute[] }>;
  _projection?: { paths: unknown[]; nestedPaths: object };
  _condition?: { expression: object; pathHeads: object };
  _filter?: { expression: object; pathHeads: object };
  _updates?: { paths: unknown[]; sections: { path: unknown[]; val?: unknown }[] };
}

interface Failure {
  body: { __type: string; message?: string; Message?: string };
}
type Callback = (error: Failure | null, result?: { Attributes?: Item }) => void;
type Action = (store: object, data: object, callback: Callback) => void;
interface Validation {
  types: Record<string, unknown>;
  custom?: (data: object, store: object) => string | undefined;
}

const load = createRequire(import.meta.url);
const db: {
  validateKey(key: Item, table: TableDefinition): Failure | undefined;
  validateItem(item: Item, table: TableDefinition): Failure | undefined;
  validateUpdates(
    attributeUpdates: undefined,
    updates: object | undefined,
    table: TableDefinition,
  ): Failure | undefined;
  validateKeyPaths(nestedPaths: object | undefined, table: TableDefinition): Failure | undefined;
  matchesExprFilter(item: Item, expression: object): boolean;
  mapPaths(paths: unknown[], item: Item): Item;
  toRangeStr(value: Attribute): string;
} = load('dynalite/db');
const validations: {
  checkTypes(data: object, types: object): Parsed;
  checkValidations(data: object, types: object, custom: Validation['custom'], store: object): void;
} = load('dynalite/validations');

const LIMITS = { options: { maxItemSize: 409_600 } };

function toAwsError(failure: unknown): unknown {
  if (!(failure instanceof Error) || !('body' in failure)) return failure;
  const { __type, message, Message } = (failure as unknown as Failure).body;
  return new AwsError(__type.split('#')[1] ?? __type, message ?? Message ?? '');
}

function check(failure: Failure | undefined | null): void {
  if (failure) throw toAwsError(failure);
}

/** Names of the parameters that dynalite's validation of an operation knows. */
export function knownParameters(operation: string): string[] {
  return Object.keys((load(`dynalite/validations/${operation}`) as Validation).types);
}

/**
 * Checks types, constraints and expressions of a request as AWS does, and parses the expressions.
 * @throws AwsError SerializationException or ValidationException
 */
export function parse(operation: string, input: object): Parsed {
  const { types, custom } = load(`dynalite/validations/${operation}`) as Validation;
  try {
    const data = validations.checkTypes(input, types);
    validations.checkValidations(data, types, custom, LIMITS);
    return data;
  } catch (failure) {
    throw toAwsError(failure);
  }
}

export const checkKey = (key: Item, table: TableDefinition): void => check(db.validateKey(key, table));
export const checkItem = (item: Item, table: TableDefinition): void => check(db.validateItem(item, table));
export const checkUpdate = (parsed: Parsed, table: TableDefinition): void =>
  check(db.validateUpdates(undefined, parsed._updates, table));
export const checkPaths = (parsed: Parsed, table: TableDefinition): void =>
  check(db.validateKeyPaths(parsed._projection?.nestedPaths, table));

/** Whether the item (`{}` when there is none) fulfils a condition or filter expression. */
export const fulfils = (item: Item, expression: { expression: object } | undefined): boolean =>
  expression === undefined || db.matchesExprFilter(item, expression.expression);

/** The projected part of an item; the whole without a projection expression. */
export const project = (item: Item, { _projection }: Parsed): Item =>
  _projection ? db.mapPaths(_projection.paths, item) : item;

/** Sortable text of a number, as dynalite encodes it. */
export const numberText = (value: string): string => db.toRangeStr({ N: value });

const noIndex = {
  put: (_key: unknown, _item: unknown, done: () => void) => done(),
  del: (_: unknown, done: () => void) => done(),
};

/**
 * Applies an update expression to `old` by dynalite's own action, over a store that holds this one item.
 * The condition must have been checked before.
 * @returns the new item, and the attributes that ReturnValues asks for
 */
export function applyUpdate(
  parsed: Parsed,
  table: TableDefinition,
  old: Item | undefined,
): { item: Item; attributes?: Item } {
  let item: Item | undefined;
  let attributes: Item | undefined;
  const store = {
    ...LIMITS,
    getTable: (_name: string, done: (error: null, table: TableDefinition) => void) => done(null, table),
    getIndexDb: () => noIndex,
    getItemDb: () => ({
      lock: (_key: string, run: (release: (callback: Callback) => Callback) => void) =>
        run((callback) => callback),
      get: (_key: string, done: (error: object | null, item?: Item) => void) =>
        old ? done(null, old) : done({ name: 'NotFoundError' }),
      put: (_key: string, value: Item, done: () => void) => {
        item = value;
        done();
      },
    }),
  };
  const { _condition, ...data } = parsed;
  (load('dynalite/actions/updateItem') as Action)(
    store,
    { ...data, Key: { ...parsed.Key } },
    (failure, result) => {
      check(failure);
      attributes = result?.Attributes;
    },
  );
  if (!item) throw new Error('dynalite applied the update asynchronously');
  // The copy has plain prototypes, and shares nothing with `attributes`.
  const copy = JSON.parse(JSON.stringify(item)) as Item;
  return attributes ? { item: copy, attributes } : { item: copy };
}

const READ = Symbol('read');

/** Checks a parsed Query or Scan against the table, by dynalite's own action up to where it starts to read. */
export function checkRead(operation: 'query' | 'scan', parsed: Parsed, table: TableDefinition): void {
  const store = {
    getTable: (_name: string, done: (error: null, table: TableDefinition) => void) => done(null, table),
    getItemDb: () => {
      throw READ;
    },
  };
  // Its segments follow its own hash.
  const { Segment: _, TotalSegments: __, ...data } = parsed;
  try {
    (load(`dynalite/actions/${operation}`) as Action)(store, data, check);
  } catch (reason) {
    if (reason !== READ) throw reason;
  }
}

export const attributeType = (table: TableDefinition, name: string): string | undefined =>
  table.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType;

export const keyNames = (schema: KeySchema): string[] => schema.map(({ AttributeName }) => AttributeName);
