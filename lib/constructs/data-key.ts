import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnAlias, CfnKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Names } from '../deployment/names.ts';
import { keyParameter } from '../deployment/shared-names.ts';
import { unitsThat } from '../units/all-grants.ts';
import { writeThroughStore } from '../units/key-statements.ts';
import { type PolicyStatement, policyDocument } from '../units/policy-statement.ts';
import { administration, allowRoles, allowService } from './key-policy.ts';
import { publishValue } from './shared-value.ts';

/**
 * The symmetric key at the root of every stored secret. It encrypts the stores, and it wraps the keys of each
 * space: `use=space` for the functions that read records, `use=link` for the notifier alone, `use=vault` for the few
 * that store or reveal national identity numbers.
 */
export class DataKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, names: Names) {
    super(scope, 'data-key');
    const key = new CfnKey(this, 'key', {
      description: `Encrypts the stores of ${names.prefix} and wraps its space keys`,
      enableKeyRotation: true,
      pendingWindowInDays: 30,
      keyPolicy: policyDocument(dataKeyPolicy(names)),
    });
    key.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    key.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    this.arn = key.attrArn;
    new CfnAlias(this, 'alias', { aliasName: names.keyAlias('data'), targetKeyId: key.ref });
    publishValue(this, 'published', keyParameter(names, 'data'), this.arn);
  }
}

function dataKeyPolicy(names: Names): PolicyStatement[] {
  const use = (context: string) => ({ 'kms:EncryptionContext:use': context });
  const make = 'kms:GenerateDataKeyWithoutPlaintext';
  return [
    administration(names),
    {
      Sid: 'UseThroughStores',
      Effect: 'Allow',
      Principal: { AWS: names.accountRoot },
      Action: writeThroughStore,
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': ['dynamodb', 's3', 'sqs', 'sns'].map(names.service) } },
    },
    {
      Sid: 'LetTablesKeepAGrant',
      Effect: 'Allow',
      Principal: { AWS: names.accountRoot },
      Action: ['kms:CreateGrant'],
      Resource: '*',
      Condition: {
        StringEquals: { 'kms:ViaService': names.service('dynamodb') },
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      },
    },
    allowRoles(
      'OpenSpaceKeys',
      ['kms:Decrypt'],
      unitsThat((may) => may.dataKey?.includes('space') ?? false),
      names,
      use('space'),
    ),
    allowRoles(
      'OpenLinkKeys',
      ['kms:Decrypt'],
      unitsThat((may) => may.dataKey?.includes('link') ?? false),
      names,
      use('link'),
    ),
    allowRoles(
      'OpenVaultKeys',
      ['kms:Decrypt'],
      unitsThat((may) => may.dataKey?.includes('vault') ?? false),
      names,
      use('vault'),
    ),
    allowRoles(
      'MakeSpaceKeys',
      [make],
      unitsThat((may) => may.dataKey?.includes('space:create') ?? false),
      names,
      use('space'),
    ),
    allowRoles(
      'MakeLinkKeys',
      [make],
      unitsThat((may) => may.dataKey?.includes('link:create') ?? false),
      names,
      use('link'),
    ),
    allowRoles(
      'MakeVaultKeys',
      [make],
      unitsThat((may) => may.dataKey?.includes('vault:create') ?? false),
      names,
      use('vault'),
    ),
    ...['ses', 'sns', 'cloudwatch'].map((service) => allowService(`${service}.amazonaws.com`, names)),
  ];
}
