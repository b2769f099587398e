import { createHmac, createPublicKey, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type Operation, operation } from '../json-service.ts';
import { AwsError, type AwsRequest } from '../types.ts';
import { blob } from './encryption.ts';
import type { KeyUses } from './key-use.ts';
import { type Key, type Keys, macAlgorithm } from './keys.ts';
import { signingAlgorithms, signMessage, verifyMessage } from './signing.ts';

const signed = {
  KeyId: z.string(),
  SigningAlgorithm: z.string(),
  Message: blob.refine(({ length }) => length >= 1 && length <= 4096, 'must have length between 1 and 4096'),
  MessageType: z.enum(['RAW', 'DIGEST']).default('RAW'),
};
const toSign = z.strictObject(signed);
const authenticated = { KeyId: z.string(), MacAlgorithm: z.string(), Message: blob };
const toAuthenticate = z.strictObject(authenticated);

const incompatible = (algorithm: string, key: Key) =>
  new AwsError(
    'InvalidKeyUsageException',
    `Algorithm ${algorithm} is incompatible with key spec ${key.spec}.`,
  );

/** Sign, Verify, GetPublicKey, GenerateMac and VerifyMac. */
export function authenticationOperations(keys: Keys, { use }: KeyUses): Record<string, Operation> {
  function signingKey(
    request: AwsRequest,
    { KeyId, SigningAlgorithm, MessageType }: z.infer<typeof toSign>,
  ): Key {
    const conditions = { 'kms:SigningAlgorithm': SigningAlgorithm, 'kms:MessageType': MessageType };
    const key = use(request, KeyId, 'SIGN_VERIFY', conditions);
    if (!signingAlgorithms(key.spec).includes(SigningAlgorithm)) throw incompatible(SigningAlgorithm, key);
    return key;
  }

  function mac(request: AwsRequest, { KeyId, MacAlgorithm, Message }: z.infer<typeof toAuthenticate>) {
    const key = use(request, KeyId, 'GENERATE_VERIFY_MAC', { 'kms:MacAlgorithm': MacAlgorithm });
    if (MacAlgorithm !== macAlgorithm(key)) throw incompatible(MacAlgorithm, key);
    const hash = key.spec.replace('HMAC_', 'sha');
    return { key, value: createHmac(hash, keys.material(key)).update(Message).digest() };
  }

  return {
    Sign: operation(toSign, (input, request) => {
      const key = signingKey(request, input);
      const { SigningAlgorithm, Message, MessageType } = input;
      const signature = signMessage(keys.privateKey(key), key.spec, SigningAlgorithm, Message, MessageType);
      return { KeyId: key.arn, Signature: signature.toString('base64'), SigningAlgorithm };
    }),
    Verify: operation(z.strictObject({ ...signed, Signature: blob }), (input, request) => {
      const key = signingKey(request, input);
      const { SigningAlgorithm, Message, MessageType, Signature } = input;
      if (!verifyMessage(keys.privateKey(key), key.spec, SigningAlgorithm, Message, MessageType, Signature)) {
        throw new AwsError('KMSInvalidSignatureException', 'The signature is not valid');
      }
      return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm };
    }),
    GetPublicKey: operation(z.strictObject({ KeyId: z.string() }), (input, request) => {
      const key = use(request, input.KeyId, 'SIGN_VERIFY');
      const spki = createPublicKey(keys.privateKey(key)).export({ type: 'spki', format: 'der' });
      return {
        KeyId: key.arn,
        PublicKey: spki.toString('base64'),
        KeySpec: key.spec,
        CustomerMasterKeySpec: key.spec,
        KeyUsage: key.usage,
        SigningAlgorithms: signingAlgorithms(key.spec),
      };
    }),
    GenerateMac: operation(toAuthenticate, (input, request) => {
      const { key, value } = mac(request, input);
      return { KeyId: key.arn, Mac: value.toString('base64'), MacAlgorithm: input.MacAlgorithm };
    }),
    VerifyMac: operation(z.strictObject({ ...authenticated, Mac: blob }), (input, request) => {
      const { key, value } = mac(request, input);
      if (input.Mac.length !== value.length || !timingSafeEqual(input.Mac, value)) {
        throw new AwsError('KMSInvalidMacException', 'The HMAC is not valid');
      }
      return { KeyId: key.arn, MacValid: true, MacAlgorithm: input.MacAlgorithm };
    }),
  };
}
