import { z } from 'zod';
import type { PolicyDocument } from '../iam.ts';
import { jsonService } from '../json-service.ts';
import type { Store } from '../store.ts';
import { type AwsService, type Clock, notImplemented, type OnCall, type Principal } from '../types.ts';
import { authenticationOperations } from './authentication.ts';
import { encryptionOperations } from './encryption.ts';
import type { EncryptionContext } from './envelope.ts';
import { contextConditions, createKeyUses, ensureUsable } from './key-use.ts';
import { createKeys } from './keys.ts';
import { managementOperations } from './management.ts';

export interface KmsOptions {
  store: Store;
  clock: Clock;
  region: string;
  account: string;
  onCall?: OnCall;
}

/** A use of a key by a service on behalf of the caller. */
export interface ServiceUse {
  action: 'Decrypt' | 'GenerateDataKey';
  keyId: string;
  encryptionContext: EncryptionContext;
  /** e.g. `s3.eu-north-1.amazonaws.com`. */
  viaService: string;
}

export interface KmsService extends AwsService {
  /** Creates or updates a key from resolved `AWS::KMS::Key` properties; keeps the material. */
  deployKey(keyId: string, properties: Record<string, unknown>): { keyId: string; arn: string };
  deployAlias(name: string, keyId: string): void;
  /** The key's ARN. @throws AwsError when the caller may not use the key so, or it is missing or disabled */
  authorizeUse(principal: Principal, use: ServiceUse): string;
}

const modelled = z.strictObject({
  KeyPolicy: z.custom<PolicyDocument>((value) => typeof value === 'object').optional(),
  KeySpec: z.string().optional(),
  KeyUsage: z.string().optional(),
  Description: z.string().optional(),
  Enabled: z.boolean().optional(),
  EnableKeyRotation: z.boolean().optional(),
  MultiRegion: z.literal(false).optional(),
  Origin: z.literal('AWS_KMS').optional(),
  // Without effect here:
  RotationPeriodInDays: z.number().optional(),
  PendingWindowInDays: z.number().optional(),
  Tags: z.unknown().optional(),
});

/** The local KMS: real cryptography, key policies together with IAM, material under the data folder. */
export function openKms({ store, clock, region, account, onCall }: KmsOptions): KmsService {
  const arnPrefix = `arn:aws:kms:${region}:${account}`;
  const keys = createKeys(store, clock, arnPrefix, account);
  const uses = createKeyUses(keys, account, onCall);
  const operations = {
    ...managementOperations(keys, uses, arnPrefix),
    ...encryptionOperations(keys, uses),
    ...authenticationOperations(keys, uses),
  };
  return {
    ...jsonService({ names: ['kms'], version: '1.1', operations }),
    deployKey(keyId, properties) {
      const { data, error } = modelled.safeParse(properties);
      if (error) throw notImplemented('KMS', `these key properties: ${z.prettifyError(error)}`);
      const wanted = {
        policy: data.KeyPolicy,
        spec: data.KeySpec,
        usage: data.KeyUsage,
        description: data.Description,
        enabled: data.Enabled,
        rotation: data.EnableKeyRotation,
      };
      const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
      const key = keys.put(keyId, given);
      return { keyId: key.id, arn: key.arn };
    },
    deployAlias: keys.putAlias,
    authorizeUse(principal, { action, keyId, encryptionContext, viaService }) {
      const key = keys.find(keyId);
      const conditions = { ...contextConditions(encryptionContext), 'kms:ViaService': viaService };
      uses.check(principal, action, key, conditions);
      ensureUsable(key, 'ENCRYPT_DECRYPT');
      return key.arn;
    },
  };
}
