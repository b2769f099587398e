import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Operation, operation } from '../json-service.ts';
import { AwsError, type AwsRequest } from '../types.ts';
import { keyIdOf, open, seal } from './envelope.ts';
import { contextConditions, type KeyUses } from './key-use.ts';
import type { Keys } from './keys.ts';

export const blob = z.base64().transform((text) => Buffer.from(text, 'base64'));
const EncryptionContext = z.record(z.string(), z.string()).default({});
const EncryptionAlgorithm = z.literal('SYMMETRIC_DEFAULT').optional();
const dataKey = z.strictObject({
  KeyId: z.string(),
  EncryptionContext,
  KeySpec: z.enum(['AES_128', 'AES_256']).optional(),
  NumberOfBytes: z.int().min(1).max(1024).optional(),
});

/** Encrypt, Decrypt and data keys: AES-256-GCM, bound to the encryption context. */
export function encryptionOperations(keys: Keys, { use }: KeyUses): Record<string, Operation> {
  function generateDataKey(input: z.infer<typeof dataKey>, request: AwsRequest) {
    const key = use(request, input.KeyId, 'ENCRYPT_DECRYPT', contextConditions(input.EncryptionContext));
    if ((input.KeySpec === undefined) === (input.NumberOfBytes === undefined)) {
      throw new AwsError('ValidationException', 'Please specify either number of bytes or key spec.');
    }
    const plaintext = randomBytes(input.NumberOfBytes ?? (input.KeySpec === 'AES_128' ? 16 : 32));
    const sealed = seal(key.id, keys.material(key), plaintext, input.EncryptionContext);
    return {
      KeyId: key.arn,
      CiphertextBlob: sealed.toString('base64'),
      Plaintext: plaintext.toString('base64'),
    };
  }

  return {
    GenerateDataKey: operation(dataKey, generateDataKey),
    GenerateDataKeyWithoutPlaintext: operation(dataKey, (input, request) => {
      const { Plaintext: _, ...rest } = generateDataKey(input, request);
      return rest;
    }),
    Encrypt: operation(
      z.strictObject({ KeyId: z.string(), Plaintext: blob, EncryptionContext, EncryptionAlgorithm }),
      (input, request) => {
        const key = use(request, input.KeyId, 'ENCRYPT_DECRYPT', contextConditions(input.EncryptionContext));
        if (input.Plaintext.length < 1 || input.Plaintext.length > 4096) {
          throw new AwsError('ValidationException', 'Plaintext must have length between 1 and 4096');
        }
        const sealed = seal(key.id, keys.material(key), input.Plaintext, input.EncryptionContext);
        return {
          KeyId: key.arn,
          CiphertextBlob: sealed.toString('base64'),
          EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        };
      },
    ),
    Decrypt: operation(
      z.strictObject({
        KeyId: z.string().optional(),
        CiphertextBlob: blob,
        EncryptionContext,
        EncryptionAlgorithm,
      }),
      (input, request) => {
        const sealedBy = keyIdOf(input.CiphertextBlob);
        const key = use(
          request,
          input.KeyId ?? sealedBy,
          'ENCRYPT_DECRYPT',
          contextConditions(input.EncryptionContext),
        );
        if (key.id !== sealedBy)
          throw new AwsError('IncorrectKeyException', 'The key did not encrypt this ciphertext.');
        const plaintext = open(keys.material(key), input.CiphertextBlob, input.EncryptionContext);
        return {
          KeyId: key.arn,
          Plaintext: plaintext.toString('base64'),
          EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        };
      },
    ),
  };
}
