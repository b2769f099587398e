import { GetPublicKeyCommand, SignCommand, type SigningAlgorithmSpec } from '@aws-sdk/client-kms';
import type { KeyAlgorithm, KeySigner } from '../../ports/signers.ts';
import { kms } from '../clients/kms.ts';
import { signatureLedger } from './signature-ledger.ts';

/** As KMS names them. */
const names: Readonly<Record<KeyAlgorithm, SigningAlgorithmSpec>> = {
  'ecdsa-sha256': 'ECDSA_SHA_256',
  'ecdsa-sha384': 'ECDSA_SHA_384',
  'ecdsa-sha512': 'ECDSA_SHA_512',
  'rsa-sha256': 'RSASSA_PKCS1_V1_5_SHA_256',
  'rsa-pss-sha256': 'RSASSA_PSS_SHA_256',
};

/** Keys in KMS; the caller hands over a digest of something this system built itself. */
export const keySigner: KeySigner = {
  async sign(keyId, digest, algorithm = 'ecdsa-sha256') {
    const command = new SignCommand({
      KeyId: keyId,
      Message: digest,
      MessageType: 'DIGEST',
      SigningAlgorithm: names[algorithm],
    });
    // Inside the SDK's retries: every call that reaches KMS was announced, or it is somebody else's.
    command.middlewareStack.add(
      (next) => async (args) => {
        await signatureLedger.announce(keyId, new Date());
        return next(args);
      },
      { step: 'finalizeRequest', name: 'announceSignature', priority: 'low' },
    );
    const { Signature } = await kms().send(command);
    if (Signature === undefined) throw new Error('KMS returned no signature');
    return Signature;
  },
  async publicKey(keyId) {
    const { PublicKey } = await kms().send(new GetPublicKeyCommand({ KeyId: keyId }));
    if (PublicKey === undefined) throw new Error('KMS returned no public key');
    return PublicKey;
  },
};
