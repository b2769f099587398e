import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { localSigner } from '../../layers/sealing/crypto/local-signer.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import type { CertificateAuthority } from '../../layers/sealing/x509/certificate-authority.ts';
import { issueRootCertificate } from '../../layers/sealing/x509/issue-root-certificate.ts';
import { issueSealCertificate } from '../../layers/sealing/x509/issue-seal-certificate.ts';
import { issueTimeStampCertificate } from '../../layers/sealing/x509/issue-time-stamp-certificate.ts';
import type { Member } from './authority-store.ts';

export const day = 86_400_000;
const algorithm = 'ecdsa-sha256' as const;

/** Addresses that no network answers (RFC 2606): the command answers them itself. */
export const authorityAddresses = {
  caIssuersUrl: 'http://authority.invalid/root.cer',
  crlUrl: 'http://authority.invalid/root.crl',
};

/** TEST stands in the name of everything that proves nothing to a stranger. */
export const sealName = (commonName: string) => ({ commonName, organization: 'Sigill TEST' });

const validity = (days: number) => ({
  notBefore: new Date(Date.now() - day / 24),
  notAfter: new Date(Date.now() + days * day),
});
export const leafValidity = () => validity(3650);

const newKey = (): { key: KeyObject; spki: Uint8Array } => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }));
  return { key: privateKey, spki };
};

/** Root, seal and time-stamp certificates with fresh keys. */
export async function createMembers(): Promise<Readonly<Record<'root' | 'seal' | 'tsa', Member>>> {
  const [root, seal, tsa] = [newKey(), newKey(), newKey()];
  const sign = localSigner(root.key, algorithm);
  const certificate = await issueRootCertificate({
    ...validity(7300),
    name: sealName('Sigill TEST Root'),
    spki: root.spki,
    algorithm,
    sign,
    crypto: nodeCrypto,
  });
  const authority: CertificateAuthority = {
    ...authorityAddresses,
    certificate,
    algorithm,
    sign,
    crypto: nodeCrypto,
  };
  return {
    root: { key: root.key, certificate },
    seal: {
      key: seal.key,
      certificate: await issueSealCertificate(authority, {
        ...leafValidity(),
        spki: seal.spki,
        name: sealName('Sigill TEST Seal'),
      }),
    },
    tsa: {
      key: tsa.key,
      certificate: await issueTimeStampCertificate(authority, {
        ...leafValidity(),
        spki: tsa.spki,
        name: sealName('Sigill TEST Time-stamps'),
      }),
    },
  };
}
