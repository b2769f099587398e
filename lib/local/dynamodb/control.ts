import { authorize } from '../iam.ts';
import { type Json, onlyKnown } from '../json-protocol.ts';
import { AwsError, type AwsRequest, notImplemented } from '../types.ts';
import type { Dynamo } from './context.ts';
import { describeBackups, describeTable, describeTimeToLive } from './describe.ts';
import { knownParameters, parse } from './dynalite.ts';
import type { Table, TableDefinition } from './types.ts';

const CREATE_ONLY_OURS = [
  'StreamSpecification',
  'SSESpecification',
  'DeletionProtectionEnabled',
  'TableClass',
  'Tags',
];
const IGNORED = ['Tags', 'ProvisionedThroughput'];

/** Writes a definition, keeping the data; builds indexes and expiry anew where they changed. */
export function putTable(dynamo: Dynamo, definition: TableDefinition): Table {
  return dynamo.store.transaction(() => {
    const old = dynamo.tables.find(definition.TableName);
    const table = dynamo.tables.put(definition);
    const shape = ({ GlobalSecondaryIndexes, TimeToLiveSpecification }: Table) =>
      JSON.stringify([GlobalSecondaryIndexes, TimeToLiveSpecification]);
    if (old && shape(old) !== shape(table)) dynamo.items.rebuild(table);
    return table;
  });
}

/** Operations on tables, not on items. */
export function controlTable(dynamo: Dynamo, request: AwsRequest, input: Json): Json {
  const arnPrefix = `arn:aws:dynamodb:${dynamo.region}:${dynamo.account}`;
  const allow = (resource: string) => authorize(request.principal, `dynamodb:${request.operation}`, resource);
  const named = (...others: string[]): Table => {
    onlyKnown('DynamoDB', request.operation, input, ['TableName', ...others]);
    const name = String(input.TableName ?? '');
    allow(name.startsWith('arn:') ? name : `${arnPrefix}:table/${name}`);
    return dynamo.tables.get(name);
  };
  switch (request.operation) {
    case 'CreateTable': {
      onlyKnown(
        'DynamoDB',
        'CreateTable',
        input,
        [...knownParameters('createTable'), ...CREATE_ONLY_OURS].filter(
          (name) => name !== 'LocalSecondaryIndexes',
        ),
      );
      const { ProvisionedThroughput: _, ...definition } = parse(
        'createTable',
        structuredClone(input),
      ) as unknown as TableDefinition & Json;
      allow(`${arnPrefix}:table/${definition.TableName}`);
      if (dynamo.tables.find(definition.TableName)) {
        throw new AwsError('ResourceInUseException', `Table already exists: ${definition.TableName}`);
      }
      const ours = Object.fromEntries(
        CREATE_ONLY_OURS.filter((name) => input[name] && !IGNORED.includes(name)).map((name) => [
          name,
          input[name],
        ]),
      );
      return {
        TableDescription: describeTable(putTable(dynamo, { ...definition, ...ours }), 0),
      };
    }
    case 'DeleteTable': {
      const table = named();
      if (table.DeletionProtectionEnabled) {
        throw new AwsError(
          'ValidationException',
          'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
        );
      }
      const description = describeTable(table, dynamo.tables.count(table.TableName), 'DELETING');
      dynamo.tables.delete(table.TableName);
      return { TableDescription: description };
    }
    case 'DescribeTable': {
      const table = named();
      return { Table: describeTable(table, dynamo.tables.count(table.TableName)) };
    }
    case 'ListTables': {
      onlyKnown('DynamoDB', 'ListTables', input, ['ExclusiveStartTableName', 'Limit']);
      allow('*');
      const after = dynamo.tables
        .names()
        .filter((name) => name > String(input.ExclusiveStartTableName ?? ''));
      const page = after.slice(0, Number(input.Limit ?? 100));
      return {
        TableNames: page,
        ...(page.length < after.length ? { LastEvaluatedTableName: page.at(-1) } : {}),
      };
    }
    case 'UpdateTimeToLive': {
      const { streamArn: _, ...table } = named('TimeToLiveSpecification');
      const wanted = input.TimeToLiveSpecification as TableDefinition['TimeToLiveSpecification'];
      if (!wanted?.AttributeName)
        throw new AwsError('ValidationException', 'TimeToLiveSpecification is required');
      if ((table.TimeToLiveSpecification?.Enabled ?? false) === wanted.Enabled) {
        throw new AwsError(
          'ValidationException',
          `TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`,
        );
      }
      putTable(dynamo, { ...table, TimeToLiveSpecification: wanted });
      return { TimeToLiveSpecification: wanted };
    }
    case 'DescribeTimeToLive':
      return { TimeToLiveDescription: describeTimeToLive(named()) };
    case 'DescribeContinuousBackups':
      return { ContinuousBackupsDescription: describeBackups(named(), request.now) };
    default:
      throw notImplemented('DynamoDB', request.operation);
  }
}
