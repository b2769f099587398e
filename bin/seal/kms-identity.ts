import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand, type SigningAlgorithmSpec } from '@aws-sdk/client-kms';
import { hashOf, type SignatureAlgorithm } from '../../layers/sealing/crypto/signature-algorithm.ts';
import { chainProfile } from './chain-profile.ts';
import type { CommandAuthority } from './command-authority.ts';
import { keyAlgorithm } from './key-algorithm.ts';
import { SealFailure } from './seal-failure.ts';
import type { SealingIdentity } from './sealing-identity.ts';

export interface KmsIdentityOptions {
  readonly pss: boolean;
  /** A chain for the key; without it the command's own authority issues the certificate. */
  readonly chainFile?: string;
  readonly authority: () => Promise<CommandAuthority>;
}

/**
 * A key in KMS, by id, ARN or alias. Only digests of what the engine built go there.
 * @throws SealFailure `kms_unavailable` and those of the key and the chain
 */
export async function kmsIdentity(keyId: string, options: KmsIdentityOptions): Promise<SealingIdentity> {
  const kms = new KMSClient({ region: process.env.AWS_REGION ?? 'eu-north-1' });
  const spki = await publicKeyOf(kms, keyId);
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  const algorithm = keyAlgorithm(key, options.pss);
  const sign = async (digest: Uint8Array) => signDigest(kms, keyId, digest, algorithm);
  if (options.chainFile !== undefined) {
    const profile = await chainProfile(options.chainFile, spki, algorithm);
    return { signer: { profile, sign }, trust: [profile.chain.at(-1) ?? profile.certificate] };
  }
  const authority = await options.authority();
  const profile = { certificate: await authority.certify(spki), chain: [authority.root], algorithm };
  return { signer: { profile, sign }, trust: [authority.root] };
}

async function publicKeyOf(kms: KMSClient, keyId: string): Promise<Uint8Array> {
  const { PublicKey } = await answer(kms.send(new GetPublicKeyCommand({ KeyId: keyId })));
  if (PublicKey === undefined) throw new SealFailure('kms_unavailable', 'KMS gave no public key');
  return PublicKey;
}

async function signDigest(
  kms: KMSClient,
  keyId: string,
  digest: Uint8Array,
  algorithm: SignatureAlgorithm,
): Promise<Uint8Array> {
  const { Signature } = await answer(
    kms.send(
      new SignCommand({
        KeyId: keyId,
        Message: digest,
        MessageType: 'DIGEST',
        SigningAlgorithm: kmsName(algorithm),
      }),
    ),
  );
  if (Signature === undefined) throw new SealFailure('kms_unavailable', 'KMS gave no signature');
  return Signature;
}

async function answer<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new SealFailure('kms_unavailable', reason);
  }
}

function kmsName(algorithm: SignatureAlgorithm): SigningAlgorithmSpec {
  const bits = hashOf(algorithm).slice(3) as '256' | '384' | '512';
  if (algorithm.startsWith('ecdsa')) return `ECDSA_SHA_${bits}`;
  return algorithm.startsWith('rsa-pss') ? `RSASSA_PSS_SHA_${bits}` : `RSASSA_PKCS1_V1_5_SHA_${bits}`;
}
