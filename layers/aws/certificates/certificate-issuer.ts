import type { Mode } from '../../domain/space.ts';
import type { CertificateIssuer } from '../../ports/certificate-issuer.ts';
import type { CertificateUse } from '../../ports/certificate-store.ts';
import { nodeCrypto } from '../../sealing/crypto/node-crypto.ts';
import type { CertificateAuthority } from '../../sealing/x509/certificate-authority.ts';
import { issueCertificateList } from '../../sealing/x509/issue-certificate-list.ts';
import { issueRootCertificate } from '../../sealing/x509/issue-root-certificate.ts';
import { issueSealCertificate } from '../../sealing/x509/issue-seal-certificate.ts';
import { issueTimeStampCertificate } from '../../sealing/x509/issue-time-stamp-certificate.ts';
import { environment } from '../environment.ts';
import { keySigner } from '../signing/key-signer.ts';
import { certificateStore } from './certificate-store.ts';

const algorithm = 'ecdsa-sha256' as const;
const keyOf = (mode: Mode, use: CertificateUse): string =>
  environment(`${use.toUpperCase()}_KEY_${mode.toUpperCase()}`);
const signWith = (keyId: string) => (digest: Uint8Array) => keySigner.sign(keyId, digest);

const uses: Readonly<Record<CertificateUse, string>> = { root: 'Root', seal: 'Seal', tsa: 'Time-stamps' };
/** TEST stands in the name of everything that has no legal effect. */
const nameOf = (mode: Mode, use: CertificateUse) => ({
  organization: 'Sigill',
  commonName: mode === 'test' ? `Sigill TEST ${uses[use]}` : `Sigill ${uses[use]}`,
});

async function authority(mode: Mode): Promise<CertificateAuthority> {
  const root = await certificateStore.newest(mode, 'root');
  if (root === null) throw new Error('the root certificate comes first');
  const origin = environment('ORIGIN');
  return {
    certificate: root.certificate,
    caIssuersUrl: `${origin}/authority/${mode}-root.cer`,
    crlUrl: `${origin}/authority/${mode}.crl`,
    algorithm,
    sign: signWith(keyOf(mode, 'root')),
    crypto: nodeCrypto,
  };
}

/** Issues with the root key in KMS, which the role of this one unit alone may use. */
export const certificateIssuer: CertificateIssuer = {
  async issue(mode, use, validity) {
    const subject = {
      name: nameOf(mode, use),
      spki: await keySigner.publicKey(keyOf(mode, use)),
      ...validity,
    };
    if (use === 'root') {
      return issueRootCertificate({
        ...subject,
        algorithm,
        sign: signWith(keyOf(mode, 'root')),
        crypto: nodeCrypto,
      });
    }
    const issuer = await authority(mode);
    return use === 'seal'
      ? issueSealCertificate(issuer, subject)
      : issueTimeStampCertificate(issuer, subject);
  },
  async issueCrl(mode, { number, thisUpdate, nextUpdate }) {
    return issueCertificateList(await authority(mode), {
      number: BigInt(number),
      thisUpdate,
      nextUpdate,
      revoked: [],
    });
  },
};
