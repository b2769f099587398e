import { authorize, type PolicyContext } from '../iam.ts';
import type { Json } from '../json-protocol.ts';
import type { AwsRequest } from '../types.ts';
import type { Dynamo } from './context.ts';
import { keyNames, type Parsed } from './dynalite.ts';
import type { Attribute, IndexDefinition, Item, Table } from './types.ts';

const scalar = (value: Attribute | undefined): string[] =>
  value ? [value.S ?? value.N ?? value.B ?? ''] : [];

/** Heads of the paths that an operand of an update expression reads. */
function headsOf(operand: unknown): string[] {
  if (Array.isArray(operand)) return [String(operand[0])];
  const { args } = (operand ?? {}) as { args?: unknown[] };
  return Array.isArray(args) ? args.flatMap(headsOf) : [];
}

/** Top-level attributes that a request names, for `dynamodb:Attributes`. */
function attributesOf(parsed: Parsed, keys: Item[]): string[] {
  const names = [
    ...keys.flatMap(Object.keys),
    ...Object.keys(parsed.Item ?? {}),
    ...Object.keys(parsed.KeyConditions ?? {}),
    ...Object.keys(parsed._condition?.pathHeads ?? {}),
    ...Object.keys(parsed._filter?.pathHeads ?? {}),
    ...(parsed._projection?.paths ?? []).flatMap(headsOf),
    ...(parsed._updates?.sections ?? []).flatMap(({ path, val }) => [String(path[0]), ...headsOf(val)]),
  ];
  return [...new Set(names)];
}

function selectOf(parsed: Parsed, index: IndexDefinition | undefined): string {
  if (parsed._projection) return 'SPECIFIC_ATTRIBUTES';
  return parsed.Select ?? (index ? 'ALL_PROJECTED_ATTRIBUTES' : 'ALL_ATTRIBUTES');
}

interface Access {
  action: string;
  table: Table;
  parsed: Parsed;
  keys?: Item[];
  index?: IndexDefinition | undefined;
  reads?: boolean;
  enclosing?: string;
}

/**
 * Asks IAM and the table's policy for one table or index, with the condition keys of DynamoDB (LeadingKeys,
 * Attributes, Select …). A table under a customer's key needs `kms:Decrypt` through DynamoDB besides.
 */
export function authorizeItems(dynamo: Dynamo, request: AwsRequest, input: Json, access: Access): void {
  const { action, table, parsed, keys = [], index, reads = false, enclosing } = access;
  const hashName = keyNames((index ?? table).KeySchema)[0] ?? '';
  const queried = parsed.KeyConditions?.[hashName]?.AttributeValueList[0];
  const leading = [...keys.flatMap((key) => scalar(key[hashName])), ...scalar(queried)];
  const text = (name: string) => (typeof input[name] === 'string' ? input[name] : undefined);
  const context: PolicyContext = {
    'dynamodb:LeadingKeys': leading.length > 0 ? leading : undefined,
    'dynamodb:Attributes': attributesOf(parsed, keys),
    'dynamodb:Select': reads ? selectOf(parsed, index) : undefined,
    'dynamodb:ReturnValues': text('ReturnValues'),
    'dynamodb:ReturnConsumedCapacity': text('ReturnConsumedCapacity'),
    'dynamodb:EnclosingOperation': enclosing,
  };
  const resource = index ? `${table.arn}/index/${index.IndexName}` : table.arn;
  authorize(request.principal, `dynamodb:${action}`, resource, context, table.ResourcePolicy?.PolicyDocument);
  const { SSEEnabled = true, KMSMasterKeyId: keyId } = table.SSESpecification ?? {};
  if (!keyId || !SSEEnabled || !dynamo.kms) return;
  dynamo.kms.authorizeUse(request.principal, {
    action: 'Decrypt',
    keyId,
    encryptionContext: {
      'aws:dynamodb:tableName': table.TableName,
      'aws:dynamodb:subscriberId': dynamo.account,
    },
    viaService: `dynamodb.${dynamo.region}.amazonaws.com`,
  });
}
