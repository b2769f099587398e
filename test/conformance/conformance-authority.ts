import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { localSigner } from '../../layers/sealing/crypto/local-signer.ts';
import type { SignatureAlgorithm } from '../../layers/sealing/crypto/signature-algorithm.ts';
import type { RevocationFetch } from '../../layers/sealing/revocation/collect-revocation.ts';
import type { SealSigner } from '../../layers/sealing/sign/seal-pdf.ts';
import type { TimeStampTransport } from '../../layers/sealing/tsp/request-time-stamp.ts';
import { issueSealCertificate } from '../../layers/sealing/x509/issue-seal-certificate.ts';
import { createTestAuthority, DAY } from '../sealing/x509/test-authority.ts';

export { pem } from '../cli/loopback-authority.ts';

const rsa = (modulusLength: number) => () => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const ec = (namedCurve: string) => () => generateKeyPairSync('ec', { namedCurve }).privateKey;

const kinds = {
  'p-256': { key: ec('P-256'), algorithm: 'ecdsa-sha256' },
  'p-384': { key: ec('P-384'), algorithm: 'ecdsa-sha384' },
  'p-521': { key: ec('P-521'), algorithm: 'ecdsa-sha512' },
  'rsa-2048': { key: rsa(2048), algorithm: 'rsa-sha256' },
  'rsa-3072': { key: rsa(3072), algorithm: 'rsa-sha384' },
  'rsa-4096': { key: rsa(4096), algorithm: 'rsa-sha512' },
  'pss-2048': { key: rsa(2048), algorithm: 'rsa-pss-sha256' },
  'pss-3072': { key: rsa(3072), algorithm: 'rsa-pss-sha384' },
  'pss-4096': { key: rsa(4096), algorithm: 'rsa-pss-sha512' },
} as const satisfies Record<string, { key: () => KeyObject; algorithm: SignatureAlgorithm }>;

export type SignerKind = keyof typeof kinds;
export const signerKinds = Object.keys(kinds) as SignerKind[];

/** Whole seconds, as revocation lists have them. */
const wholeSecond = (): Date => new Date(Math.floor(Date.now() / 1000) * 1000);

export interface ConformanceAuthority {
  readonly root: Uint8Array;
  readonly transport: TimeStampTransport;
  readonly fetch: RevocationFetch;
  wholeSecond(): Date;
  signer(kind: SignerKind): Promise<SealSigner>;
}

/** One root, and under it a seal certificate for every kind of key. */
export async function conformanceAuthority(): Promise<ConformanceAuthority> {
  const { root, authority, transport, fetch } = await createTestAuthority({
    name: 'Conformance',
    now: wholeSecond,
  });
  const signers = new Map<SignerKind, SealSigner>();
  return {
    root,
    transport,
    fetch,
    wholeSecond,
    async signer(kind) {
      const known = signers.get(kind);
      if (known !== undefined) return known;
      const { algorithm } = kinds[kind];
      const key = kinds[kind].key();
      const certificate = await issueSealCertificate(authority, {
        notBefore: new Date(Date.now() - DAY),
        notAfter: new Date(Date.now() + 3 * 365 * DAY),
        spki: new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' })),
        name: { commonName: `Seal ${kind}`, organization: 'Bolig ApS', country: 'DK' },
      });
      const signer = {
        profile: { certificate, chain: [root], algorithm },
        sign: localSigner(key, algorithm),
      };
      signers.set(kind, signer);
      return signer;
    },
  };
}
