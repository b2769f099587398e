import type { Names } from '../deployment/names.ts';
import type { DataKeyGrant, Grant } from './grant.ts';
import { type KeyArns, keysOfGroup, publicKeysOf } from './key-arns.ts';
import { allow, type PolicyStatement } from './policy-statement.ts';
import { sealerKeyStatements } from './sealer-keys.ts';

/** What a store does with its key for whoever reads or writes there. */
export const readThroughStore = ['kms:Decrypt', 'kms:DescribeKey'] as const;
export const writeThroughStore = [
  ...readThroughStore,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
] as const;

/**
 * What a function may do with keys: open or make space and link keys, use the data key through a store only,
 * sign digests, read public keys. The key policies say the same from their side; both must agree.
 */
export function keyStatements(grant: Grant, names: Names, keys: KeyArns): PolicyStatement[] {
  return [
    ...storeStatements(grant, names, keys),
    ...(grant.dataKey ?? []).map((use) => dataKeyStatement(use, keys)),
    ...signStatements(grant, keys),
    ...(grant.sealerKeys === undefined ? [] : sealerKeyStatements(grant.sealerKeys, names)),
  ];
}

/** The services through which a function reaches what the data key encrypts. */
export function storesOf(grant: Grant): readonly ('dynamodb' | 's3')[] {
  const tables =
    grant.records ?? grant.keys ?? grant.evidence ?? grant.outbox ?? grant.ephemeral ?? grant.egress;
  const objects = (grant.documents ?? []).some((permission) => /^(read|put):/.test(permission));
  return [...(tables === undefined ? [] : (['dynamodb'] as const)), ...(objects ? (['s3'] as const) : [])];
}

function writesTo(grant: Grant, store: 'dynamodb' | 's3'): boolean {
  if (store === 's3') return (grant.documents ?? []).some((permission) => permission.startsWith('put:'));
  const verbs = [grant.records, grant.keys, grant.evidence, grant.outbox, grant.ephemeral];
  return grant.egress === true || verbs.some((verb) => verb !== undefined && verb !== 'r');
}

function storeStatements(grant: Grant, names: Names, keys: KeyArns): PolicyStatement[] {
  return storesOf(grant).map((store) =>
    allow(
      store === 's3' ? 'DataKeyThroughDocuments' : 'DataKeyThroughTables',
      writesTo(grant, store) ? writeThroughStore : readThroughStore,
      [keys.data()],
      { StringEquals: { 'kms:ViaService': names.service(store) } },
    ),
  );
}

function dataKeyStatement(use: DataKeyGrant, keys: KeyArns): PolicyStatement {
  const [context = '', create] = use.split(':');
  const condition = { StringEquals: { 'kms:EncryptionContext:use': context } };
  if (create === undefined)
    return allow(`Open${capital(context)}Key`, ['kms:Decrypt'], [keys.data()], condition);
  return allow(
    `Make${capital(context)}Key`,
    ['kms:GenerateDataKeyWithoutPlaintext'],
    [keys.data()],
    condition,
  );
}

function signStatements(grant: Grant, keys: KeyArns): PolicyStatement[] {
  const readable = publicKeysOf(grant);
  if (readable.length === 0) return [];
  const read = allow('ReadPublicKeys', ['kms:GetPublicKey'], readable.map(keys.signing));
  if (grant.sign === undefined) return [read];
  const signing = grant.sign.flatMap(keysOfGroup).map(keys.signing);
  return [read, allow('SignDigests', ['kms:Sign'], signing, signCondition)];
}

/** Only digests, only ECDSA over SHA-256: a key is never an oracle for a message of somebody else's choice. */
export const signCondition = {
  StringEquals: { 'kms:MessageType': 'DIGEST', 'kms:SigningAlgorithm': 'ECDSA_SHA_256' },
} as const;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
