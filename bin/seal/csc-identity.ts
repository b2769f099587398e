import { readFileSync } from 'node:fs';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { type CscConfig, CscService } from '../../layers/sealing/csc/csc-service.ts';
import { workingPath } from '../command/working-path.ts';
import { fetchAnswer } from './fetch-bytes.ts';
import { SealFailure } from './seal-failure.ts';
import type { SealingIdentity } from './sealing-identity.ts';

/** Members of the description that must be there. */
const needed = ['baseUrl', 'clientId', 'clientSecret', 'credentialId'] as const;

/**
 * A remote signing service (CSC API v2), described in a JSON file; it sees the hash of one document and nothing else.
 * @throws SealFailure `bad_arguments`, CscError
 */
export async function cscIdentity(file: string): Promise<SealingIdentity> {
  const service = new CscService(
    readConfig(file),
    ({ url, ...request }) => fetchAnswer(url, request),
    nodeCrypto,
  );
  const credential = await service.credential();
  const { profile } = credential;
  return {
    signer: {
      profile,
      async sign(digest) {
        const asked = { digest, profile };
        return service.sign(asked, await service.authorize(credential, asked, 'PDF'));
      },
    },
    trust: [profile.chain.at(-1) ?? profile.certificate],
  };
}

function readConfig(file: string): CscConfig {
  let config: Partial<CscConfig>;
  try {
    config = JSON.parse(readFileSync(workingPath(file), 'utf8')) as Partial<CscConfig>;
  } catch (error) {
    throw new SealFailure('bad_arguments', `${file}: ${error instanceof Error ? error.message : error}`);
  }
  const missing = needed.find((member) => typeof config[member] !== 'string');
  if (missing !== undefined) throw new SealFailure('bad_arguments', `${file} has no ${missing}`);
  return config as CscConfig;
}
