import { type Check, type Finding, found } from './check.ts';
import { type FoundStatement, roleStatementsIn } from './policies.ts';
import { at, listOf, resourcesIn, type StackTemplate, textOf } from './template.ts';

/** Actions that take no resource; everything else names what it is for. */
const withoutResource =
  /^(xray:Put(TraceSegments|TelemetryRecords)|dynamodb:ListStreams|sns:Publish|logs:(\w+LogDelivery|ListLogDeliveries|(Put|Describe)ResourcePolic(y|ies)|DescribeLogGroups|DescribeLogStreams|Create\w+|PutLogEvents|GetLogEvents|FilterLogEvents))$/;

/** Actions that nobody here needs. */
const forbidden =
  /^(dynamodb:(Scan|PartiQL\w+|DeleteTable|UpdateTable|Export\w+)|s3:(GetBucket|PutBucket)\w*|iam:|sts:|kms:(Create|Put|ScheduleKeyDeletion)\w*|lambda:(?!InvokeFunction)|sns:SetSMSAttributes|secretsmanager:|ssm:)/;

/** ST-7: what a function may do is written down action by action and resource by resource. */
export const leastPrivilege: Check = {
  name: 'least-privilege',
  promise: 'No role has a wildcard that AWS does not force, and none can touch what its work does not need',
  run: (stacks) => [...statementFindings(stacks), ...sharedRoles(stacks), ...managedPolicies(stacks)],
};

const statementFindings = (stacks: readonly StackTemplate[]): Finding[] =>
  roleStatementsIn(stacks)
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) =>
      reasons(statement).map((detail) => found(statement.holder, statement.location, detail)),
    );

function reasons(statement: FoundStatement): string[] {
  const { actions, resources } = statement;
  return [
    ...(statement.usesNot ? ['allows everything but something'] : []),
    ...actions.filter((action) => action.includes('*')).map((action) => `${action} is a wildcard`),
    ...actions.filter((action) => forbidden.test(action)).map((action) => `nobody needs ${action}`),
    ...(resources.includes('*') ? actions.filter((action) => !withoutResource.test(action)) : []).map(
      (action) => `${action} on everything`,
    ),
    ...tableReasons(statement),
    ...keyReasons(statement),
  ];
}

/** Whether a resource of the statement is the table or bucket part of this name. */
const touches = ({ resources }: FoundStatement, table: string): boolean =>
  resources.some((resource) => resource.includes(`:table/`) && resource.split('/')[1]?.endsWith(`-${table}`));

const roleOf = ({ holder }: FoundStatement): string => textOf(holder.properties.RoleName);

function tableReasons(statement: FoundStatement): string[] {
  const changes = statement.actions.filter((action) => /^dynamodb:(Update|Delete|BatchWrite)/.test(action));
  const deletes = changes.filter((action) => !action.startsWith('dynamodb:Update'));
  return [
    ...(touches(statement, 'evidence') ? changes : []).map((action) => `${action}: evidence is put once`),
    ...(touches(statement, 'keys') ? changes.filter((action) => action === 'dynamodb:UpdateItem') : []).map(
      (action) => `${action}: a wrapped key never changes`,
    ),
    ...(touches(statement, 'outbox') ? changes : []).map((action) => `${action}: the outbox is only put to`),
    ...(touches(statement, 'keys') && !/-erasure-/.test(roleOf(statement)) ? deletes : []).map(
      (action) => `${action}: keys are destroyed by an erasure alone`,
    ),
  ];
}

/** A key is used in one of three ways: through a store, for a named use, or to sign a digest. */
function keyReasons({ actions, condition }: FoundStatement): string[] {
  const through = at(condition, 'StringEquals', 'kms:ViaService') !== undefined;
  const use = at(condition, 'StringEquals', 'kms:EncryptionContext:use');
  const digest = at(condition, 'StringEquals', 'kms:MessageType') === 'DIGEST';
  return [
    ...(through || use !== undefined
      ? []
      : actions.filter((action) => /^kms:(Decrypt|Encrypt|GenerateDataKey|ReEncrypt)/.test(action))
    ).map((action) => `${action} without saying what for`),
    ...(digest ? [] : actions.filter((action) => action === 'kms:Sign')).map(
      (action) => `${action} of more than a digest`,
    ),
  ];
}

function sharedRoles(stacks: readonly StackTemplate[]): Finding[] {
  const functions = resourcesIn(stacks, 'AWS::Lambda::Function');
  const roleKey = (resource: (typeof functions)[number]): string =>
    `${resource.stack.name} ${JSON.stringify(resource.properties.Role)}`;
  return functions
    .filter((one) => functions.some((other) => other !== one && roleKey(other) === roleKey(one)))
    .map((one) => found(one, 'Role', 'shares its role with another function'));
}

const managedPolicies = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::IAM::Role')
    .filter(({ properties }) => listOf(properties.ManagedPolicyArns).length > 0)
    .map((role) => found(role, 'ManagedPolicyArns', 'is written by somebody else and may grow'));
