import { type Json, onlyKnown } from '../json-protocol.ts';
import { AwsError, type AwsRequest } from '../types.ts';
import { authorizeItems } from './access.ts';
import type { Capacity } from './capacity.ts';
import type { Dynamo } from './context.ts';
import { checkItem, checkKey, parse } from './dynalite.ts';
import { position } from './items.ts';
import { keyOf } from './keys.ts';
import type { Item } from './types.ts';

type Write = { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } };
const MAX_WRITES = 25;

/** BatchWriteItem: every put or delete stands alone, but all are checked before the first is done. */
export function batchWrite(dynamo: Dynamo, request: AwsRequest, input: Json, capacity: Capacity): Json {
  onlyKnown('DynamoDB', 'BatchWriteItem', input, ['RequestItems', 'ReturnConsumedCapacity']);
  const parsed = parse('batchWriteItem', structuredClone(input)) as unknown as {
    RequestItems: Record<string, Write[]>;
  };
  const writes = Object.entries(parsed.RequestItems).flatMap(([name, list]) => {
    const table = dynamo.tables.get(name);
    const read = list.map(({ PutRequest, DeleteRequest }) => {
      if (PutRequest) checkItem(PutRequest.Item, table);
      else checkKey(DeleteRequest?.Key ?? {}, table);
      return {
        table,
        item: PutRequest?.Item,
        key: keyOf(PutRequest?.Item ?? DeleteRequest?.Key ?? {}, [table.KeySchema]),
      };
    });
    const names = { TableName: name, Item: Object.assign({}, ...read.map(({ item }) => item ?? {})) as Item };
    authorizeItems(dynamo, request, input, {
      action: 'BatchWriteItem',
      table,
      parsed: names,
      keys: read.map(({ key }) => key),
    });
    return read;
  });
  if (writes.length > MAX_WRITES)
    throw new AwsError('ValidationException', 'Too many items requested for the BatchWriteItem call');
  const places = writes.map(({ table, key }) => `${table.TableName} ${JSON.stringify(position(table, key))}`);
  if (new Set(places).size < places.length) {
    throw new AwsError('ValidationException', 'Provided list of item keys contains duplicates');
  }
  dynamo.store.transaction(() => {
    for (const { table, item, key } of writes)
      dynamo.items.write(table, dynamo.items.get(table, key), item, { capacity });
  });
  return { UnprocessedItems: {}, ConsumedCapacity: capacity.describe(input.ReturnConsumedCapacity) };
}
