import { GetPublicKeyCommand, SignCommand } from '@aws-sdk/client-kms';
import type { KeySigner } from '../../ports/signers.ts';
import { kms } from '../clients/kms.ts';

/** ECDSA P-256 keys in KMS; the caller hands over a digest of something this system built itself. */
export const keySigner: KeySigner = {
  async sign(keyId, digest) {
    const { Signature } = await kms().send(
      new SignCommand({
        KeyId: keyId,
        Message: digest,
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      }),
    );
    if (Signature === undefined) throw new Error('KMS returned no signature');
    return Signature;
  },
  async publicKey(keyId) {
    const { PublicKey } = await kms().send(new GetPublicKeyCommand({ KeyId: keyId }));
    if (PublicKey === undefined) throw new Error('KMS returned no public key');
    return PublicKey;
  },
};
