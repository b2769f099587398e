import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { SignerProfile } from '../../layers/sealing/cms/signer-profile.ts';
import type { DigestSigner } from '../../layers/sealing/crypto/digest-signer.ts';
import { localSigner } from '../../layers/sealing/crypto/local-signer.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import { issueTimeStampToken } from '../../layers/sealing/tsp/issue-time-stamp-token.ts';
import type { TimeStampTransport } from '../../layers/sealing/tsp/request-time-stamp.ts';
import type { CertificateAuthority } from '../../layers/sealing/x509/certificate-authority.ts';
import { issueCertificateList } from '../../layers/sealing/x509/issue-certificate-list.ts';
import { issueSealCertificate } from '../../layers/sealing/x509/issue-seal-certificate.ts';
import { authorityAddresses, createMembers, day, leafValidity, sealName } from './authority-members.ts';
import { openAuthorityStore } from './authority-store.ts';

/** The test authority of the command line: answers for everything that a seal of any level needs. */
export interface CommandAuthority {
  readonly root: Uint8Array;
  seal(pss: boolean): Promise<{ profile: SignerProfile; sign: DigestSigner }>;
  /** A seal certificate for a key that lies elsewhere. */
  certify(spki: Uint8Array): Promise<Uint8Array>;
  readonly timeStamp: TimeStampTransport;
  /** What stands at an address of this authority, made afresh; undefined for a foreign address. */
  publish(url: string): Promise<Uint8Array | undefined>;
}

/** Policy of test time-stamps: a UUID-based arc (ITU-T X.667). */
const policyOid = '2.25.289013456170325890431720986541237700914';
const algorithm = 'ecdsa-sha256' as const;
/** Whole seconds: a revocation list, which knows no fractions, made after a time-stamp is then never older. */
const wholeSecond = (): Date => new Date(Math.floor(Date.now() / 1000) * 1000);

/** Opens the authority kept in a folder, or makes it there: once, also when two commands start together. */
export async function openCommandAuthority(folder: string): Promise<CommandAuthority> {
  const store = await openAuthorityStore(folder, createMembers);
  const root = store.member('root');
  const authority: CertificateAuthority = {
    ...authorityAddresses,
    certificate: root.certificate,
    algorithm,
    sign: localSigner(root.key, algorithm),
    crypto: nodeCrypto,
  };
  const tsa = store.member('tsa');
  const issuer = {
    profile: { certificate: tsa.certificate, chain: [root.certificate], algorithm },
    sign: localSigner(tsa.key, algorithm),
    crypto: nodeCrypto,
    now: wholeSecond,
    policyOid,
    accuracy: { seconds: 1 },
  };
  const certify = (spki: Uint8Array, name: string) =>
    issueSealCertificate(authority, { ...leafValidity(), spki, name: sealName(name) });
  return {
    root: root.certificate,
    async seal(pss) {
      const { key, certificate } = pss
        ? await store.addMember('seal-rsa', () =>
            rsaMember((spki) => certify(spki, 'Sigill TEST Seal (RSA)')),
          )
        : store.member('seal');
      const use = pss ? 'rsa-pss-sha256' : algorithm;
      return {
        profile: { certificate, chain: [root.certificate], algorithm: use },
        sign: localSigner(key, use),
      };
    },
    certify: (spki) => certify(spki, 'Sigill TEST Seal (KMS)'),
    timeStamp: async (request) => (await issueTimeStampToken({ ...issuer, request })).response,
    async publish(url) {
      if (url === authority.caIssuersUrl) return root.certificate;
      if (url !== authority.crlUrl) return undefined;
      const thisUpdate = wholeSecond();
      const nextUpdate = new Date(thisUpdate.getTime() + 30 * day);
      const number = BigInt(Math.floor(thisUpdate.getTime() / 1000));
      return issueCertificateList(authority, { number, thisUpdate, nextUpdate, revoked: [] });
    },
  };
}

async function rsaMember(
  certify: (spki: Uint8Array) => Promise<Uint8Array>,
): Promise<{ key: KeyObject; certificate: Uint8Array }> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const key = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const spki = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }));
  return { key, certificate: await certify(spki) };
}
