import { type Json, onlyKnown } from '../json-protocol.ts';
import { AwsError, type AwsRequest } from '../types.ts';
import { authorizeItems } from './access.ts';
import type { Capacity } from './capacity.ts';
import type { Dynamo } from './context.ts';
import {
  applyUpdate,
  checkItem,
  checkKey,
  checkUpdate,
  fulfils,
  knownParameters,
  type Parsed,
  parse,
} from './dynalite.ts';
import { itemSize, writeUnits } from './item-size.ts';
import { keyOf } from './keys.ts';
import type { Item, Table } from './types.ts';

export type ChangeKind = 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem';

/** One change of one item, checked and authorised, not yet applied. */
export interface Change {
  kind: ChangeKind;
  table: Table;
  parsed: Parsed;
  key: Item;
  returnOldOnFailure: boolean;
}

const VALIDATION = {
  PutItem: 'putItem',
  UpdateItem: 'updateItem',
  DeleteItem: 'deleteItem',
  ConditionCheckItem: 'deleteItem',
} as const;
/** Parameters of the API before expressions; new code has no use for them. */
export const LEGACY = [
  'Expected',
  'ConditionalOperator',
  'AttributeUpdates',
  'AttributesToGet',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
];
const NO_EFFECT = ['ReturnItemCollectionMetrics'];

/** Checks a request or a member of a transaction, and the caller's permission. */
export function readChange(
  dynamo: Dynamo,
  request: AwsRequest,
  kind: ChangeKind,
  input: Json,
  enclosing?: string,
): Change {
  const known = knownParameters(VALIDATION[kind]).filter(
    (name) => !LEGACY.includes(name) && !NO_EFFECT.includes(name),
  );
  onlyKnown('DynamoDB', kind, input, [...known, 'ReturnValuesOnConditionCheckFailure']);
  const parsed = parse(VALIDATION[kind], { ...input });
  const table = dynamo.tables.get(parsed.TableName);
  if (parsed.Item) checkItem(parsed.Item, table);
  else checkKey(parsed.Key ?? {}, table);
  const key = parsed.Item ? keyOf(parsed.Item, [table.KeySchema]) : (parsed.Key ?? {});
  authorizeItems(dynamo, request, input, {
    action: kind,
    table,
    parsed,
    keys: [key],
    ...(enclosing ? { enclosing } : {}),
  });
  if (kind === 'UpdateItem') checkUpdate(parsed, table);
  const returnOldOnFailure = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
  return { kind, table, parsed, key, returnOldOnFailure };
}

/**
 * Applies a change; must run inside the store's transaction together with whatever else must be atomic with it.
 * @returns the attributes that ReturnValues asks for
 * @throws AwsError ConditionalCheckFailedException, with the old item where asked for
 */
export function applyChange(
  dynamo: Dynamo,
  change: Change,
  capacity: Capacity,
  transaction = false,
): Item | undefined {
  const { kind, table, parsed, key } = change;
  const old = dynamo.items.get(table, key);
  if (!fulfils(old ?? {}, parsed._condition)) {
    capacity.add(table.TableName, writeUnits(old ? itemSize(old) : 0, transaction));
    const detail = change.returnOldOnFailure && old ? { Item: old } : undefined;
    throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed', 400, detail);
  }
  if (kind === 'ConditionCheckItem') {
    capacity.add(table.TableName, writeUnits(old ? itemSize(old) : 0, transaction));
    return undefined;
  }
  if (kind === 'UpdateItem') {
    const { item, attributes } = applyUpdate(parsed, table, old);
    checkItem(item, table);
    dynamo.items.write(table, old, item, { capacity, transaction });
    return attributes;
  }
  dynamo.items.write(table, old, parsed.Item, { capacity, transaction });
  return parsed.ReturnValues === 'ALL_OLD' ? old : undefined;
}

/** PutItem, UpdateItem and DeleteItem. */
export function changeItem(dynamo: Dynamo, request: AwsRequest, input: Json, capacity: Capacity): Json {
  const change = readChange(dynamo, request, request.operation as ChangeKind, input);
  const Attributes = dynamo.store.transaction(() => applyChange(dynamo, change, capacity));
  return { Attributes, ConsumedCapacity: capacity.describe(input.ReturnConsumedCapacity)?.[0] };
}
