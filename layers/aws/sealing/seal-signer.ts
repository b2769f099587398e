import type { Mode } from '../../domain/space.ts';
import type { SignerProfile } from '../../sealing/cms/signer-profile.ts';
import { nodeCrypto } from '../../sealing/crypto/node-crypto.ts';
import type { SealSigner } from '../../sealing/sign/seal-pdf.ts';
import { issueTimeStampToken } from '../../sealing/tsp/issue-time-stamp-token.ts';
import { requestTimeStamp } from '../../sealing/tsp/request-time-stamp.ts';
import { certificateStore } from '../certificates/certificate-store.ts';
import { environment } from '../environment.ts';
import { keySigner } from '../signing/key-signer.ts';

/** Policy of the built-in time-stamps: a UUID-based arc (ITU-T X.667), meaning "time of this service's own clock". */
export const timeStampPolicy = '2.25.187436925011746217398205873450917263845';

const algorithm = 'ecdsa-sha256' as const;

async function profileOf(mode: Mode, use: 'seal' | 'tsa'): Promise<SignerProfile> {
  const [certificate, root] = await Promise.all([
    certificateStore.newest(mode, use),
    certificateStore.newest(mode, 'root'),
  ]);
  if (certificate === null || root === null) throw new Error(`there is no ${use} certificate yet`);
  return { certificate: certificate.certificate, chain: [root.certificate], algorithm };
}

const kmsSigner = (keyId: string) => (digest: Uint8Array) => keySigner.sign(keyId, digest);

/** The seal key stays in KMS; what it signs is a digest of attributes that the engine built. */
export async function sealSigner(mode: Mode): Promise<SealSigner> {
  return {
    profile: await profileOf(mode, 'seal'),
    sign: kmsSigner(environment(`SEAL_KEY_${mode.toUpperCase()}`)),
  };
}

/** Asks the built-in authority for a time-stamp over a digest, and checks the answer like a stranger's. */
export async function timeStamper(mode: Mode): Promise<(imprint: Uint8Array) => Promise<Uint8Array>> {
  const profile = await profileOf(mode, 'tsa');
  const issuer = {
    profile,
    sign: kmsSigner(environment(`TSA_KEY_${mode.toUpperCase()}`)),
    crypto: nodeCrypto,
    now: () => new Date(),
    policyOid: timeStampPolicy,
    accuracy: { seconds: 1 },
  };
  return async (digest) => {
    const { token } = await requestTimeStamp({
      imprint: { hash: 'sha256', digest },
      transport: async (request) => (await issueTimeStampToken({ ...issuer, request })).response,
      trust: profile.chain,
      crypto: nodeCrypto,
      now: () => new Date(),
      policyOid: timeStampPolicy,
    });
    return token;
  };
}
