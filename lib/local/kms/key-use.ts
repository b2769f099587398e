import { authorize, type PolicyContext } from '../iam.ts';
import { AwsError, type AwsRequest, type OnCall, type Principal } from '../types.ts';
import type { EncryptionContext } from './envelope.ts';
import type { Key, Keys } from './keys.ts';

export type Usage = 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC';

/** The keys of a request: found, allowed by key policy and IAM, counted, and able to do what is asked. */
export interface KeyUses {
  use(request: AwsRequest, reference: string, usage?: Usage, conditions?: PolicyContext): Key;
  check(principal: Principal, action: string, key: Key, conditions?: PolicyContext): void;
}

/** Condition keys of an encryption context. */
export function contextConditions(context: EncryptionContext): PolicyContext {
  const names = Object.keys(context);
  return {
    ...Object.fromEntries(names.map((name) => [`kms:EncryptionContext:${name}`, context[name]])),
    'kms:EncryptionContextKeys': names.length > 0 ? names : undefined,
    'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT',
  };
}

/** @throws AwsError DisabledException, InvalidKeyUsageException */
export function ensureUsable(key: Key, usage: Usage): void {
  if (!key.enabled) throw new AwsError('DisabledException', `${key.arn} is disabled.`);
  if (key.usage === usage) return;
  throw new AwsError(
    'InvalidKeyUsageException',
    `${key.arn} key usage is ${key.usage} which is not valid here.`,
  );
}

export function createKeyUses(keys: Keys, account: string, onCall: OnCall | undefined): KeyUses {
  /** Undefined without any: a condition on them then fails, as it does in KMS. */
  function aliasesOf({ id }: Key): string[] | undefined {
    const names = keys.aliases().flatMap(({ name, keyId }) => (keyId === id ? [name] : []));
    return names.length > 0 ? names : undefined;
  }

  function check(principal: Principal, action: string, key: Key, conditions: PolicyContext = {}): void {
    const context = {
      'kms:CallerAccount': account,
      'kms:KeySpec': key.spec,
      'kms:KeyUsage': key.usage,
      'kms:KeyOrigin': 'AWS_KMS',
      'kms:ResourceAliases': aliasesOf(key),
      ...conditions,
    };
    authorize(principal, `kms:${action}`, key.arn, context, key.policy);
  }

  function use(request: AwsRequest, reference: string, usage?: Usage, conditions: PolicyContext = {}): Key {
    const key = keys.find(reference);
    const alias = reference.includes('alias/') ? reference.replace(/^.*:/, '') : undefined;
    check(request.principal, request.operation, key, { 'kms:RequestAlias': alias, ...conditions });
    onCall?.({ service: 'kms', operation: request.operation, resource: key.arn });
    if (usage) ensureUsable(key, usage);
    return key;
  }

  return { use, check };
}
