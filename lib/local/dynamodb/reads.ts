import { type Json, onlyKnown } from '../json-protocol.ts';
import type { Store } from '../store.ts';
import { type AwsRequest, notImplemented } from '../types.ts';
import { authorizeItems } from './access.ts';
import type { Capacity } from './capacity.ts';
import { LEGACY } from './changes.ts';
import type { Dynamo } from './context.ts';
import {
  checkKey,
  checkPaths,
  checkRead,
  fulfils,
  keyNames,
  knownParameters,
  type Parsed,
  parse,
  project,
} from './dynalite.ts';
import { itemSize, readUnits } from './item-size.ts';
import { projectToIndex } from './items.ts';
import { afterPrefix, hashBytes, keyOf, positionOf, sortableBytes } from './keys.ts';
import type { Attribute, IndexDefinition, Item, Table } from './types.ts';

const PAGE_BYTES = 1024 ** 2;
const MAX_BATCH_BYTES = 16 * 1024 ** 2;

type Values = (string | number | Buffer)[];
interface Where {
  sql: string[];
  values: Values;
}

/** GetItem. */
export function getItem(dynamo: Dynamo, request: AwsRequest, input: Json, capacity: Capacity): Json {
  onlyKnown(
    'DynamoDB',
    'GetItem',
    input,
    knownParameters('getItem').filter((name) => !LEGACY.includes(name)),
  );
  const parsed = parse('getItem', { ...input });
  const table = dynamo.tables.get(parsed.TableName);
  const key = parsed.Key ?? {};
  checkKey(key, table);
  checkPaths(parsed, table);
  authorizeItems(dynamo, request, input, { action: 'GetItem', table, parsed, keys: [key], reads: true });
  const item = dynamo.items.get(table, key);
  capacity.add(
    table.TableName,
    readUnits(item ? itemSize(item) : 0, parsed.ConsistentRead ? 'consistent' : 'eventual'),
  );
  return {
    ...(item ? { Item: project(item, parsed) } : {}),
    ConsumedCapacity: capacity.describe(input.ReturnConsumedCapacity)?.[0],
  };
}

/** BatchGetItem; what does not fit into 16 MB comes back as UnprocessedKeys. */
export function batchGet(dynamo: Dynamo, request: AwsRequest, input: Json, capacity: Capacity): Json {
  onlyKnown('DynamoDB', 'BatchGetItem', input, ['RequestItems', 'ReturnConsumedCapacity']);
  const { RequestItems } = parse('batchGetItem', structuredClone(input)) as unknown as {
    RequestItems: Record<string, Parsed & { Keys: Item[] }>;
  };
  const asked = input.RequestItems as Record<string, Json>;
  const wanted = Object.entries(RequestItems).map(([name, parsed]) => {
    const table = dynamo.tables.get(name);
    for (const key of parsed.Keys) checkKey(key, table);
    authorizeItems(dynamo, request, input, {
      action: 'BatchGetItem',
      table,
      parsed,
      keys: parsed.Keys,
      reads: true,
    });
    return { name, parsed, table };
  });
  let bytes = 0;
  const Responses: Record<string, Item[]> = {};
  const UnprocessedKeys: Record<string, Json> = {};
  for (const { name, parsed, table } of wanted) {
    const found: Item[] = [];
    const left: Item[] = [];
    for (const key of parsed.Keys) {
      const item = dynamo.items.get(table, key);
      const size = item ? itemSize(item) : 0;
      if (bytes + size > MAX_BATCH_BYTES) {
        left.push(key);
        continue;
      }
      bytes += size;
      capacity.add(table.TableName, readUnits(size, parsed.ConsistentRead ? 'consistent' : 'eventual'));
      if (item) found.push(project(item, parsed));
    }
    // AWS gives no order.
    Responses[name] = found.reverse();
    if (left.length > 0) UnprocessedKeys[name] = { ...asked[name], Keys: left };
  }
  return { Responses, UnprocessedKeys, ConsumedCapacity: capacity.describe(input.ReturnConsumedCapacity) };
}

function rangeWhere(operator: string, [first, second]: Attribute[]): Where {
  const bytes = first ? sortableBytes(first) : Buffer.alloc(0);
  const comparisons: Record<string, string> = { EQ: '=', LT: '<', LE: '<=', GT: '>', GE: '>=' };
  const sign = comparisons[operator];
  if (sign) return { sql: [`range ${sign} ?`], values: [bytes] };
  if (operator === 'BETWEEN' && second)
    return { sql: ['range BETWEEN ? AND ?'], values: [bytes, sortableBytes(second)] };
  const end = afterPrefix(bytes);
  return end
    ? { sql: ['range >= ?', 'range < ?'], values: [bytes, end] }
    : { sql: ['range >= ?'], values: [bytes] };
}

function keyWhere(parsed: Parsed, hashName: string, rangeName: string | undefined): Where {
  const hash = parsed.KeyConditions?.[hashName]?.AttributeValueList[0];
  if (!hash) return segmentWhere(parsed);
  const range = rangeName === undefined ? undefined : parsed.KeyConditions?.[rangeName];
  const { sql, values } = range
    ? rangeWhere(range.ComparisonOperator, range.AttributeValueList)
    : { sql: [], values: [] };
  return { sql: ['hash = ?', ...sql], values: [hashBytes(hash), ...values] };
}

function segmentWhere({ Segment = 0, TotalSegments = 1 }: Parsed): Where {
  const bound = (segment: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(Math.floor((segment * 2 ** 32) / TotalSegments));
    return bytes;
  };
  const last = Segment + 1 === TotalSegments;
  return {
    sql: ['hash >= ?', ...(last ? [] : ['hash < ?'])],
    values: [bound(Segment), ...(last ? [] : [bound(Segment + 1)])],
  };
}

/** Query and Scan, of a table or an index, by pages of at most `Limit` items or 1 MB. */
export function readPage(dynamo: Dynamo, request: AwsRequest, input: Json, capacity: Capacity): Json {
  const operation = request.operation === 'Query' ? 'query' : 'scan';
  onlyKnown('DynamoDB', request.operation, input, [
    ...knownParameters(operation).filter((name) => !LEGACY.includes(name)),
    ...(operation === 'scan' ? ['ConsistentRead'] : []),
  ]);
  const { ConsistentRead, ...others } = input;
  const parsed = parse(operation, operation === 'scan' ? others : { ...input });
  if (ConsistentRead === true) parsed.ConsistentRead = true;
  const table = dynamo.tables.get(parsed.TableName);
  const index = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === parsed.IndexName);
  authorizeItems(dynamo, request, input, { action: request.operation, table, parsed, index, reads: true });
  checkRead(operation, parsed, table);
  if (parsed.Select === 'SPECIFIC_ATTRIBUTES' && !parsed._projection)
    throw notImplemented('DynamoDB', 'SPECIFIC_ATTRIBUTES without ProjectionExpression');

  const { found, scanned, bytes, more } = scanRows(dynamo.store, table, index, parsed);
  const schemas = index ? [table.KeySchema, index.KeySchema] : [table.KeySchema];
  const last = scanned.at(-1);
  capacity.add(
    table.TableName,
    readUnits(bytes, parsed.ConsistentRead ? 'consistent' : 'eventual'),
    index?.IndexName,
  );
  return {
    ...(parsed.Select === 'COUNT' ? {} : { Items: found.map((item) => project(item, parsed)) }),
    Count: found.length,
    ScannedCount: scanned.length,
    ...(more && last ? { LastEvaluatedKey: keyOf(last, schemas) } : {}),
    ConsumedCapacity: capacity.describe(input.ReturnConsumedCapacity)?.[0],
  };
}

function scanRows(store: Store, table: Table, index: IndexDefinition | undefined, parsed: Parsed) {
  const schema = (index ?? table).KeySchema;
  const [hashName = '', rangeName] = keyNames(schema);
  const where = keyWhere(parsed, hashName, rangeName);
  const columns = index ? ['hash', 'range', 'item_hash', 'item_range'] : ['hash', 'range'];
  const direction = parsed.ScanIndexForward === false ? 'DESC' : 'ASC';
  if (parsed.ExclusiveStartKey) {
    const at = positionOf(parsed.ExclusiveStartKey, schema);
    const item = positionOf(parsed.ExclusiveStartKey, table.KeySchema);
    where.sql.push(`(${columns}) ${direction === 'ASC' ? '>' : '<'} (${columns.map(() => '?')})`);
    for (const one of index ? [at, item] : [at])
      where.values.push(one?.hash ?? Buffer.alloc(0), one?.range ?? Buffer.alloc(0));
  }
  const conditions = where.sql.join(' AND ');
  const order = columns.map((column) => `${column} ${direction}`);
  const text = index
    ? `SELECT item FROM (SELECT * FROM dynamodb_index WHERE tbl = ? AND idx = ? AND ${conditions}) AS entry
       JOIN dynamodb_items AS base ON base.tbl = entry.tbl AND base.hash = item_hash AND base.range = item_range
       ORDER BY ${order.map((column) => (column.startsWith('item_') ? column : `entry.${column}`))}`
    : `SELECT item FROM dynamodb_items WHERE tbl = ? AND ${conditions} ORDER BY ${order}`;
  const owner = index ? [table.TableName, index.IndexName] : [table.TableName];

  const scanned: Item[] = [];
  const found: Item[] = [];
  let bytes = 0;
  for (const row of store.sql(text).iterate(...owner, ...where.values)) {
    const whole = JSON.parse(String(row.item)) as Item;
    const item = index ? (projectToIndex(whole, table, index) ?? {}) : whole;
    const size = itemSize(item);
    if (bytes + size > PAGE_BYTES) return { found, scanned, bytes, more: true };
    bytes += size;
    scanned.push(item);
    if (fulfils(item, parsed._filter)) found.push(item);
    // As on AWS, a page that ends at Limit carries a key even if nothing follows.
    if (scanned.length === parsed.Limit) return { found, scanned, bytes, more: true };
  }
  return { found, scanned, bytes, more: false };
}
