import { createHash } from 'node:crypto';
import { type Json, onlyKnown } from '../json-protocol.ts';
import type { Store } from '../store.ts';
import { AwsError, type AwsRequest } from '../types.ts';
import { authorizeItems } from './access.ts';
import type { Capacity } from './capacity.ts';
import { applyChange, type Change, type ChangeKind, readChange } from './changes.ts';
import type { Dynamo } from './context.ts';
import { checkKey, checkPaths, parse, project } from './dynalite.ts';
import { itemSize, readUnits } from './item-size.ts';
import { position } from './items.ts';
import type { Item, Table } from './types.ts';

const TOKEN_WINDOW = 10 * 60_000;
const MAX_BYTES = 4 * 1024 ** 2;
const KINDS: Record<string, ChangeKind> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const invalid = (message: string) => new AwsError('ValidationException', message);

function members(input: Json): Json[] {
  const list = input.TransactItems;
  if (!Array.isArray(list) || list.length < 1 || list.length > 100) {
    throw invalid(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and 100",
    );
  }
  return list as Json[];
}

/** One item, one operation: AWS refuses a transaction that names an item twice. */
function refuseTwice(targets: { table: Table; key: Item }[]): void {
  const names = targets.map(({ table, key }) => {
    const { hash, range } = position(table, key);
    return `${table.TableName} ${hash.toString('hex')} ${range.toString('hex')}`;
  });
  if (new Set(names).size < names.length) {
    throw invalid('Transaction request cannot include multiple operations on one item');
  }
}

function readMember(dynamo: Dynamo, request: AwsRequest, member: Json): Change {
  const [name = '', ...others] = Object.keys(member);
  const kind = KINDS[name];
  if (!kind || others.length > 0)
    throw invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  const input = member[name] as Json;
  if (kind === 'ConditionCheckItem' && input.ConditionExpression === undefined) {
    throw invalid('The ConditionExpression parameter is required but was not present in the request');
  }
  return readChange(dynamo, request, kind, input, 'TransactWriteItems');
}

interface Reason {
  Code: string;
  Message?: string;
  Item?: unknown;
}

function reasonOf(failure: unknown): Reason {
  if (!(failure instanceof AwsError)) throw failure;
  const codes: Record<string, string> = {
    ConditionalCheckFailedException: 'ConditionalCheckFailed',
    ValidationException: 'ValidationError',
  };
  return { Code: codes[failure.code] ?? failure.code, Message: failure.message, ...failure.detail };
}

function cancelled(reasons: Reason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new AwsError('TransactionCanceledException', message, 400, { CancellationReasons: reasons });
}

/**
 * TransactWriteItems: all or nothing. The same ClientRequestToken within ten minutes succeeds without doing it again.
 * @throws AwsError TransactionCanceledException, IdempotentParameterMismatchException, ValidationException
 */
export function transactWrite(dynamo: Dynamo, request: AwsRequest, input: Json, capacity: Capacity): Json {
  const { ClientRequestToken: token, ReturnConsumedCapacity, ...rest } = input;
  onlyKnown('DynamoDB', 'TransactWriteItems', rest, ['TransactItems']);
  const changes = members(input).map((member) => readMember(dynamo, request, member));
  refuseTwice(changes);
  if (changes.reduce((bytes, { parsed, key }) => bytes + itemSize(parsed.Item ?? key), 0) > MAX_BYTES) {
    throw invalid('Member must have length less than or equal to 4194304 bytes in total');
  }
  const digest = createHash('sha256').update(JSON.stringify(rest)).digest('hex');

  dynamo.store.transaction(() => {
    if (typeof token === 'string' && seenBefore(dynamo.store, token, digest, request.now)) return;
    const reasons = changes.map((change): Reason => {
      try {
        applyChange(dynamo, change, capacity, true);
        return { Code: 'None' };
      } catch (failure) {
        return reasonOf(failure);
      }
    });
    if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  });
  return { ConsumedCapacity: capacity.describe(ReturnConsumedCapacity, true) };
}

function seenBefore(store: Store, token: string, digest: string, now: number): boolean {
  store.sql('DELETE FROM dynamodb_tokens WHERE at <= ?').run(now - TOKEN_WINDOW);
  const seen = store.sql('SELECT request FROM dynamodb_tokens WHERE token = ?').get(token);
  if (!seen) {
    store.sql('INSERT INTO dynamodb_tokens VALUES (?, ?, ?)').run(token, digest, now);
    return false;
  }
  if (seen.request === digest) return true;
  throw new AwsError(
    'IdempotentParameterMismatchException',
    'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used',
  );
}

/** TransactGetItems: one consistent view, at double units. */
export function transactGet(dynamo: Dynamo, request: AwsRequest, input: Json, capacity: Capacity): Json {
  onlyKnown('DynamoDB', 'TransactGetItems', input, ['TransactItems', 'ReturnConsumedCapacity']);
  const gets = members(input).map((member) => {
    const one = member.Get as Json;
    onlyKnown('DynamoDB', 'TransactGetItems', one, [
      'TableName',
      'Key',
      'ProjectionExpression',
      'ExpressionAttributeNames',
    ]);
    const parsed = parse('getItem', { ...one });
    const table = dynamo.tables.get(parsed.TableName);
    const key = parsed.Key ?? {};
    checkKey(key, table);
    checkPaths(parsed, table);
    authorizeItems(dynamo, request, one, {
      action: 'GetItem',
      table,
      parsed,
      keys: [key],
      reads: true,
      enclosing: 'TransactGetItems',
    });
    return { parsed, table, key };
  });
  refuseTwice(gets);
  const responses = gets.map(({ parsed, table, key }) => {
    const item = dynamo.items.get(table, key);
    capacity.add(table.TableName, readUnits(item ? itemSize(item) : 0, 'transaction'));
    return item ? { Item: project(item, parsed) } : {};
  });
  return { Responses: responses, ConsumedCapacity: capacity.describe(input.ReturnConsumedCapacity, true) };
}
