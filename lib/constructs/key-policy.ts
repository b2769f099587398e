import type { Names } from '../deployment/names.ts';
import type { PolicyStatement } from '../units/policy-statement.ts';

/**
 * Key administration, without a single cryptographic action: not even the account's administrator can open or
 * sign anything before the key policy names who may.
 */
export const administration = (names: Names): PolicyStatement => ({
  Sid: 'AdministerWithoutUse',
  Effect: 'Allow',
  Principal: { AWS: names.accountRoot },
  Action: [
    'kms:DescribeKey',
    'kms:GetKeyPolicy',
    'kms:GetKeyRotationStatus',
    'kms:GetPublicKey',
    'kms:ListGrants',
    'kms:ListKeyPolicies',
    'kms:ListResourceTags',
    'kms:PutKeyPolicy',
    'kms:EnableKey',
    'kms:EnableKeyRotation',
    'kms:DisableKey',
    'kms:UpdateKeyDescription',
    'kms:CreateAlias',
    'kms:UpdateAlias',
    'kms:DeleteAlias',
    'kms:TagResource',
    'kms:UntagResource',
    'kms:RevokeGrant',
    'kms:ScheduleKeyDeletion',
    'kms:CancelKeyDeletion',
  ],
  Resource: '*',
});

/**
 * Allows actions to the roles of some functions. The principal is the account with a condition on the role:
 * KMS refuses a policy that names a role which does not exist yet, and the roles come after the key. The
 * role's own policy must allow the action too.
 */
export const allowRoles = (
  sid: string,
  actions: readonly string[],
  units: readonly string[],
  names: Names,
  equals: Readonly<Record<string, string | readonly string[]>> = {},
): PolicyStatement => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { AWS: names.accountRoot },
  Action: actions,
  Resource: '*',
  Condition: { StringEquals: { ...equals, 'aws:PrincipalArn': units.map(names.roleArn) } },
});

/** Allows an AWS service to encrypt what it delivers for this account. */
export const allowService = (service: string, names: Names): PolicyStatement => ({
  Sid: `DeliverBy${service.charAt(0).toUpperCase()}${service.slice(1, service.indexOf('.'))}`,
  Effect: 'Allow',
  Principal: { Service: service },
  Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
  Resource: '*',
  Condition: { StringEquals: { 'aws:SourceAccount': names.account } },
});
