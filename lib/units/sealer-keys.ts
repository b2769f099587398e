import { administration, allowRoles } from '../constructs/key-policy.ts';
import type { Names } from '../deployment/names.ts';
import { unitsThat } from './all-grants.ts';
import { allow, because, type PolicyStatement, policyDocument } from './policy-statement.ts';

/**
 * Keys of an organisation's own certificates are made by a command after the deployment. An alias with this prefix
 * makes a key one of them; its policy, as a role's, names who signs with it.
 */
const sealerAlias = (names: Names): string => `alias/${names.prefix}-sealer-`;

/** A digest only, and only by the algorithms that seals and requests use. */
const sealerConditions = {
  'kms:MessageType': 'DIGEST',
  'kms:SigningAlgorithm': [
    'ECDSA_SHA_256',
    'ECDSA_SHA_384',
    'ECDSA_SHA_512',
    'RSASSA_PSS_SHA_256',
    'RSASSA_PKCS1_V1_5_SHA_256',
  ],
} as const;

const reason =
  'keys of own certificates are made after the deployment; their alias tells them from all others';

/** What a function may do with the keys of own certificates. */
export function sealerKeyStatements(use: 'sign' | 'read', names: Names): PolicyStatement[] {
  const keys = [names.arn('kms', 'key/*')];
  const named = { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': `${sealerAlias(names)}*` } };
  const read = because(reason, allow('ReadSealerKeys', ['kms:GetPublicKey'], keys, named));
  if (use === 'read') return [read];
  const sign = allow('SealWithSealerKeys', ['kms:Sign'], keys, { ...named, StringEquals: sealerConditions });
  return [read, because(reason, sign)];
}

/** How the command makes such a key: the start of its alias, and its policy. */
export function sealerKeyPlan(names: Names): { readonly aliasPrefix: string; readonly policy: object } {
  const signers = unitsThat(({ sealerKeys }) => sealerKeys === 'sign');
  const readers = unitsThat(({ sealerKeys }) => sealerKeys !== undefined);
  return {
    aliasPrefix: sealerAlias(names),
    policy: policyDocument([
      administration(names),
      allowRoles('SignDigests', ['kms:Sign'], signers, names, sealerConditions),
      allowRoles('ReadPublicKey', ['kms:GetPublicKey'], readers, names),
    ]),
  };
}
