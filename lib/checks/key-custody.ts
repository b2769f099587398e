import { type Check, type Finding, found } from './check.ts';
import { type FoundStatement, resourceStatementsIn, roleStatementsIn } from './policies.ts';
import { at, listOf, resourcesIn, type StackTemplate, textOf } from './template.ts';

const cryptographic =
  /^kms:(\*|Decrypt|Encrypt|Sign|GenerateDataKey|GenerateMac|ReEncrypt|DeriveSharedSecret|Verify)/;

/** P-50, P-59: a key is usable by the roles its policy names, and the link key by the notifier alone. */
export const keyCustody: Check = {
  name: 'key-custody',
  promise:
    'No key can be used by the account at large; links are the notifier’s; documents are parsed without keys',
  run: (stacks) => [...keyPolicies(stacks), ...linkKey(stacks), ...parsing(stacks), ...keyStores(stacks)],
};

const keyPolicies = (stacks: readonly StackTemplate[]): Finding[] =>
  resourceStatementsIn(stacks, 'AWS::KMS::Key')
    .filter(
      ({ effect, actions }) => effect === 'Allow' && actions.some((action) => cryptographic.test(action)),
    )
    .filter((statement) => !isNarrowed(statement))
    .map(({ holder, location }) => found(holder, location, 'lets the whole account use the key'));

function isNarrowed({ condition }: FoundStatement): boolean {
  const equals = at(condition, 'StringEquals');
  return ['aws:PrincipalArn', 'kms:ViaService', 'aws:SourceAccount'].some(
    (key) => at(equals, key) !== undefined,
  );
}

const opensLinks = ({ effect, actions, condition }: FoundStatement): boolean =>
  effect === 'Allow' &&
  actions.includes('kms:Decrypt') &&
  listOf(at(condition, 'StringEquals', 'kms:EncryptionContext:use')).includes('link');

const notifier = /-notifier-notify$/;

const linkKey = (stacks: readonly StackTemplate[]): Finding[] => [
  ...roleStatementsIn(stacks)
    .filter(
      (statement) => opensLinks(statement) && !notifier.test(textOf(statement.holder.properties.RoleName)),
    )
    .map(({ holder, location }) => found(holder, location, 'opens the link key')),
  ...resourceStatementsIn(stacks, 'AWS::KMS::Key')
    .filter(opensLinks)
    .filter(({ condition }) =>
      listOf(at(condition, 'StringEquals', 'aws:PrincipalArn')).some((arn) => !notifier.test(textOf(arn))),
    )
    .map(({ holder, location }) =>
      found(holder, location, 'lets another role than the notifier open the link key'),
    ),
];

/** The unit that reads untrusted documents knows no table and uses the key through the bucket only. */
const parsing = (stacks: readonly StackTemplate[]): Finding[] =>
  roleStatementsIn(stacks)
    .filter(
      ({ holder, effect }) => effect === 'Allow' && textOf(holder.properties.RoleName).includes('-parsing-'),
    )
    .filter(
      ({ actions, condition }) =>
        actions.some((action) => action.startsWith('dynamodb:')) ||
        (actions.some((action) => cryptographic.test(action)) &&
          !textOf(at(condition, 'StringEquals', 'kms:ViaService')).startsWith('s3.')),
    )
    .map(({ holder, location }) => found(holder, location, 'gives the parser a table or a key'));

/** A deleted key table leaves a backup; a deleted key leaves nothing that can be read. */
const keyStores = (stacks: readonly StackTemplate[]): Finding[] =>
  resourcesIn(stacks, 'AWS::KMS::Key', 'AWS::DynamoDB::Table')
    .filter(
      ({ type, properties }) => type === 'AWS::KMS::Key' || textOf(properties.TableName).endsWith('-keys'),
    )
    .flatMap((store) => [
      ...(store.stack.template.Resources[store.id]?.DeletionPolicy === 'Retain'
        ? []
        : [found(store, 'DeletionPolicy', 'would vanish with its stack')]),
      ...(store.type === 'AWS::KMS::Key' || store.properties.DeletionProtectionEnabled === true
        ? []
        : [found(store, 'DeletionProtectionEnabled', 'can be deleted')]),
    ]);
