import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnAlias, CfnKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Names, SigningKeyName } from '../deployment/names.ts';
import { keyParameter } from '../deployment/shared-names.ts';
import { unitsThat } from '../units/all-grants.ts';
import { keysOfGroup, publicKeysOf } from '../units/key-arns.ts';
import { signCondition } from '../units/key-statements.ts';
import { policyDocument } from '../units/policy-statement.ts';
import { administration, allowRoles } from './key-policy.ts';
import { publishValue } from './shared-value.ts';

/** An ECDSA P-256 key that signs digests for the functions whose grant names it, and for nobody else. */
export class SigningKey extends Construct {
  constructor(scope: Construct, names: Names, name: SigningKeyName) {
    super(scope, name);
    const signers = unitsThat((may) => (may.sign ?? []).some((group) => keysOfGroup(group).includes(name)));
    const readers = unitsThat((may) => publicKeysOf(may).includes(name));
    const key = new CfnKey(this, 'key', {
      description: `${names.prefix}: ${name}`,
      keySpec: 'ECC_NIST_P256',
      keyUsage: 'SIGN_VERIFY',
      pendingWindowInDays: 30,
      keyPolicy: policyDocument([
        administration(names),
        allowRoles('SignDigests', ['kms:Sign'], signers, names, signCondition.StringEquals),
        allowRoles('ReadPublicKey', ['kms:GetPublicKey'], readers, names),
      ]),
    });
    key.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
    key.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    new CfnAlias(this, 'alias', { aliasName: names.keyAlias(name), targetKeyId: key.ref });
    publishValue(this, 'published', keyParameter(names, name), key.attrArn);
  }
}
