import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { localSigner } from '../../layers/sealing/crypto/local-signer.ts';
import { workingPath } from '../command/working-path.ts';
import { chainProfile } from './chain-profile.ts';
import { keyAlgorithm } from './key-algorithm.ts';
import { SealFailure } from './seal-failure.ts';
import type { SealingIdentity } from './sealing-identity.ts';

/**
 * A certificate chain and its private key, both PEM.
 * @throws SealFailure
 */
export async function pemIdentity(
  chainFile: string,
  keyFile: string,
  pss: boolean,
): Promise<SealingIdentity> {
  const key = readKey(keyFile);
  const publicKey = createPublicKey(key);
  const algorithm = keyAlgorithm(publicKey, pss);
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }));
  const profile = await chainProfile(chainFile, spki, algorithm);
  return {
    signer: { profile, sign: localSigner(key, algorithm) },
    trust: [profile.chain.at(-1) ?? profile.certificate],
  };
}

function readKey(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(workingPath(file)));
  } catch (error) {
    throw new SealFailure('key_unusable', `${file}: ${error instanceof Error ? error.message : error}`);
  }
}
