import type { Names } from '../deployment/names.ts';
import type { Grant } from './grant.ts';
import { allow, type PolicyStatement } from './policy-statement.ts';

const readActions = ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem'];
const writeActions = ['PutItem', 'UpdateItem'];

const dynamo = (actions: readonly string[]): readonly string[] =>
  actions.map((action) => `dynamodb:${action}`);

/** `Null` makes a request without a leading key (a Scan, say) fall through instead of matching vacuously. */
const leadingKeys = (families: readonly string[] | undefined): PolicyStatement['Condition'] | undefined =>
  families === undefined
    ? undefined
    : {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': families.map((family) => `${family}#*`) },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      };

/**
 * What a function may do with the five tables. A transaction needs the permission of each of its parts.
 * Nobody scans; nobody updates or deletes evidence; the outbox is only put to.
 */
export function tableStatements(grant: Grant, names: Names): PolicyStatement[] {
  return [
    ...recordStatements(grant, names),
    ...plainStatements('Keys', grant.keys, names.tableArn('keys')),
    ...plainStatements('Evidence', grant.evidence, names.tableArn('evidence')),
    ...plainStatements('Outbox', grant.outbox, names.tableArn('outbox')),
    ...plainStatements('Ephemeral', grant.ephemeral, names.tableArn('ephemeral')),
    ...egressStatements(grant, names),
  ];
}

/** What the door to the world needs, whatever else the unit may do: the register, and a place for refusals. */
function egressStatements(grant: Grant, names: Names): PolicyStatement[] {
  if (grant.egress === undefined) return [];
  return [
    allow('ReadRecipients', dynamo(['GetItem']), [names.tableArn('records')], leadingKeys(['W'])),
    allow('AppendRefusals', dynamo(['PutItem']), [names.tableArn('ephemeral')], leadingKeys(['G'])),
  ];
}

function recordStatements(grant: Grant, names: Names): PolicyStatement[] {
  const arn = names.tableArn('records');
  const statements = plainStatements('Records', grant.records, arn, leadingKeys(grant.writes));
  if (grant.indexes === undefined) return statements;
  const indexes = grant.indexes.map((index) => `${arn}/index/${index}`);
  return [...statements, allow('QueryIndexes', dynamo(['Query']), indexes)];
}

function plainStatements(
  name: string,
  verbs: string | undefined,
  arn: string,
  onWrites?: PolicyStatement['Condition'],
): PolicyStatement[] {
  if (verbs === undefined) return [];
  const statements: PolicyStatement[] = [];
  if (verbs.includes('r')) statements.push(allow(`Read${name}`, dynamo(readActions), [arn]));
  if (verbs.includes('a')) statements.push(allow(`Append${name}`, dynamo(['PutItem']), [arn]));
  if (verbs.includes('w')) statements.push(allow(`Write${name}`, dynamo(writeActions), [arn], onWrites));
  if (verbs.includes('d')) statements.push(allow(`Delete${name}`, dynamo(['DeleteItem']), [arn], onWrites));
  return statements;
}
