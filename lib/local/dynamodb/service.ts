import { type Json, jsonError, jsonResponse, readJson, targetOf } from '../json-protocol.ts';
import type { KmsService } from '../kms/service.ts';
import type { Store } from '../store.ts';
import { type AwsRequest, type AwsService, type Clock, notImplemented, type OnCall } from '../types.ts';
import { batchWrite } from './batch-write.ts';
import { Capacity } from './capacity.ts';
import { changeItem } from './changes.ts';
import type { Dynamo } from './context.ts';
import { controlTable, putTable } from './control.ts';
import { countDue, nextDue } from './due.ts';
import { createItems } from './items.ts';
import { batchGet, getItem, readPage } from './reads.ts';
import { createStreams, type Streams } from './streams.ts';
import { createTables } from './tables.ts';
import { nextExpiry, sweepExpired } from './time-to-live.ts';
import { transactGet, transactWrite } from './transactions.ts';
import type { TableDefinition } from './types.ts';

export interface DynamoOptions {
  store: Store;
  clock: Clock;
  region: string;
  account: string;
  /** Checks that callers may use a table's customer key. */
  kms?: KmsService;
  onCall?: OnCall;
}

export interface DynamoService extends AwsService {
  /** Creates or updates a table from resolved `AWS::DynamoDB::Table` properties; keeps the data. */
  deployTable(name: string, properties: Json): { arn: string; streamArn?: string };
  readStream: Streams['read'];
  lastSequence: Streams['last'];
  trimStreams: Streams['trim'];
  /** Calls `listener` with the stream's ARN after a commit that wrote to it. */
  onStream(listener: (streamArn: string) => void): void;
  sweepExpired(now: number): number;
  nextExpiry(): number | undefined;
  nextDue(after: number): number | undefined;
  countDue(upTo: number): number;
}

type Operation = (dynamo: Dynamo, request: AwsRequest, input: Json, capacity: Capacity) => Json;

const OPERATIONS: Record<string, [Operation, 'read' | 'write']> = {
  PutItem: [changeItem, 'write'],
  UpdateItem: [changeItem, 'write'],
  DeleteItem: [changeItem, 'write'],
  BatchWriteItem: [batchWrite, 'write'],
  TransactWriteItems: [transactWrite, 'write'],
  GetItem: [getItem, 'read'],
  BatchGetItem: [batchGet, 'read'],
  Query: [readPage, 'read'],
  Scan: [readPage, 'read'],
  TransactGetItems: [transactGet, 'read'],
};
const MODELLED = [
  ...[
    'AttributeDefinitions',
    'KeySchema',
    'GlobalSecondaryIndexes',
    'BillingMode',
    'StreamSpecification',
    'TableName',
  ],
  ...[
    'TimeToLiveSpecification',
    'PointInTimeRecoverySpecification',
    'SSESpecification',
    'DeletionProtectionEnabled',
  ],
  ...['TableClass', 'Tags', 'ResourcePolicy'],
];

/** The local DynamoDB: dynalite's parsers and checks over SQLite. */
export function openDynamo({ store, clock, region, account, kms, onCall }: DynamoOptions): DynamoService {
  const arnPrefix = `arn:aws:dynamodb:${region}:${account}`;
  const listeners: ((streamArn: string) => void)[] = [];
  const tables = createTables(store, clock, arnPrefix);
  const items = createItems(store, clock, region, (streamArn) => {
    for (const listener of listeners) listener(streamArn);
  });
  const streams = createStreams(store);
  const dynamo: Dynamo = { store, tables, items, region, account, kms };

  async function handle(request: AwsRequest) {
    const [run, kind] = OPERATIONS[request.operation] ?? [controlTable, 'read'];
    const capacity = new Capacity(kind);
    try {
      return jsonResponse('1.0', run(dynamo, request, readJson(request), capacity));
    } finally {
      // A refused write costs its units too.
      for (const table of capacity.tables.keys()) {
        onCall?.({
          service: 'dynamodb',
          operation: request.operation,
          resource: table,
          units: capacity.total(table),
        });
      }
    }
  }

  return {
    names: ['dynamodb'],
    operationOf: targetOf,
    handle,
    renderError: (error) => jsonError('1.0', error, 'com.amazonaws.dynamodb.v20120810'),
    deployTable(name, properties) {
      const unknown = Object.keys(properties).find((key) => !MODELLED.includes(key));
      if (unknown) throw notImplemented('DynamoDB', `the table property ${unknown}`);
      const { Tags: _, ...definition } = properties;
      const table = putTable(dynamo, {
        ...(definition as unknown as TableDefinition),
        TableName: name,
      });
      return { arn: table.arn, ...(table.streamArn ? { streamArn: table.streamArn } : {}) };
    },
    readStream: streams.read,
    lastSequence: streams.last,
    trimStreams: streams.trim,
    onStream: (listener) => void listeners.push(listener),
    sweepExpired: (now) => sweepExpired(store, tables, items, now),
    nextExpiry: () => nextExpiry(store),
    nextDue: (after) => nextDue(store, after),
    countDue: (upTo) => countDue(store, upTo),
  };
}
