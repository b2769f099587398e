import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorize, type PolicyDocument } from '../iam.ts';
import { type Operation, operation } from '../json-service.ts';
import type { KeyUses } from './key-use.ts';
import { type Key, type Keys, macAlgorithm } from './keys.ts';
import { signingAlgorithms } from './signing.ts';

/** KeyMetadata of DescribeKey. */
function describe(key: Key) {
  return {
    KeyId: key.id,
    Arn: key.arn,
    AWSAccountId: key.arn.split(':')[4],
    CreationDate: key.createdAt / 1000,
    Description: key.description,
    Enabled: key.enabled,
    KeyState: key.enabled ? 'Enabled' : 'Disabled',
    KeyManager: 'CUSTOMER',
    Origin: 'AWS_KMS',
    MultiRegion: false,
    KeySpec: key.spec,
    CustomerMasterKeySpec: key.spec,
    KeyUsage: key.usage,
    ...(key.usage === 'SIGN_VERIFY' ? { SigningAlgorithms: signingAlgorithms(key.spec) } : {}),
    ...(key.usage === 'ENCRYPT_DECRYPT' ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] } : {}),
    ...(key.usage === 'GENERATE_VERIFY_MAC' ? { MacAlgorithms: [macAlgorithm(key)] } : {}),
  };
}

const KeyId = z.string();
const text = z.string().optional();

/** CreateKey, DescribeKey, key policies, aliases, GenerateRandom. */
export function managementOperations(
  keys: Keys,
  { use }: KeyUses,
  arnPrefix: string,
): Record<string, Operation> {
  return {
    CreateKey: operation(
      z.strictObject({ KeySpec: text, KeyUsage: text, Description: text, Policy: text }),
      (input, request) => {
        authorize(request.principal, 'kms:CreateKey', '*');
        const key = keys.put(randomUUID(), {
          ...(input.Policy ? { policy: JSON.parse(input.Policy) as PolicyDocument } : {}),
          ...(input.KeySpec ? { spec: input.KeySpec } : {}),
          ...(input.KeyUsage ? { usage: input.KeyUsage } : {}),
          ...(input.Description ? { description: input.Description } : {}),
        });
        return { KeyMetadata: describe(key) };
      },
    ),
    DescribeKey: operation(z.strictObject({ KeyId }), (input, request) => ({
      KeyMetadata: describe(use(request, input.KeyId)),
    })),
    GetKeyPolicy: operation(
      z.strictObject({ KeyId, PolicyName: z.literal('default').optional() }),
      (input, request) => ({
        Policy: JSON.stringify(use(request, input.KeyId).policy),
        PolicyName: 'default',
      }),
    ),
    PutKeyPolicy: operation(
      z.strictObject({ KeyId, Policy: z.string(), PolicyName: z.literal('default').optional() }),
      (input, request) => {
        const key = use(request, input.KeyId);
        keys.put(key.id, { policy: JSON.parse(input.Policy) as PolicyDocument });
        return {};
      },
    ),
    CreateAlias: operation(
      z.strictObject({ AliasName: z.string(), TargetKeyId: KeyId }),
      (input, request) => {
        keys.putAlias(input.AliasName, use(request, input.TargetKeyId).id);
        return {};
      },
    ),
    ListAliases: operation(z.strictObject({ KeyId: KeyId.optional() }), (input, request) => {
      authorize(request.principal, 'kms:ListAliases', '*');
      const only = input.KeyId ? keys.find(input.KeyId).id : undefined;
      const found = keys.aliases().filter(({ keyId }) => only === undefined || keyId === only);
      const Aliases = found.map(({ name, keyId, createdAt }) => ({
        AliasName: name,
        AliasArn: `${arnPrefix}:${name}`,
        TargetKeyId: keyId,
        CreationDate: createdAt / 1000,
        LastUpdatedDate: createdAt / 1000,
      }));
      return { Aliases, Truncated: false };
    }),
    GenerateRandom: operation(
      z.strictObject({ NumberOfBytes: z.int().min(1).max(1024) }),
      (input, request) => {
        authorize(request.principal, 'kms:GenerateRandom', '*');
        return { Plaintext: randomBytes(input.NumberOfBytes).toString('base64') };
      },
    ),
  };
}
