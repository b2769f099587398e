import { createPublicKey } from 'node:crypto';
import type { SignerProfile } from '../../layers/sealing/cms/signer-profile.ts';
import { nodeCrypto } from '../../layers/sealing/crypto/node-crypto.ts';
import type { SignatureAlgorithm } from '../../layers/sealing/crypto/signature-algorithm.ts';
import { chainAbove } from '../../layers/sealing/x509/build-path.ts';
import { parseCertificate } from '../../layers/sealing/x509/parse-certificate.ts';
import { displayName } from '../../layers/sealing/x509/read-name.ts';
import { certificatesOf } from '../command/certificates-of.ts';
import { workingPath } from '../command/working-path.ts';
import { SealFailure } from './seal-failure.ts';

/**
 * The signer of a chain file: the certificate whose key is `spki`, and the authorities above it.
 * @throws SealFailure `certificate_unusable`, `key_mismatch`, `certificate_expired`
 */
export async function chainProfile(
  file: string,
  spki: Uint8Array,
  algorithm: SignatureAlgorithm,
): Promise<SignerProfile> {
  const certificates = readChain(file).map(parseCertificate);
  const same = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  const leaf = certificates.find((one) =>
    createPublicKey({ key: Buffer.from(one.spki), format: 'der', type: 'spki' }).equals(same),
  );
  if (leaf === undefined)
    throw new SealFailure('key_mismatch', 'the key belongs to no certificate of the chain');
  const now = new Date();
  if (now < leaf.notBefore || now > leaf.notAfter) {
    const name = displayName(leaf.subject);
    throw new SealFailure(
      'certificate_expired',
      `${name} is valid from ${leaf.notBefore.toISOString()} to ${leaf.notAfter.toISOString()}`,
    );
  }
  const chain = await chainAbove(leaf, certificates, nodeCrypto);
  return { certificate: leaf.der, chain: chain.map(({ der }) => der), algorithm };
}

function readChain(file: string): Uint8Array[] {
  try {
    return certificatesOf(workingPath(file));
  } catch (error) {
    throw new SealFailure(
      'certificate_unusable',
      `${file}: ${error instanceof Error ? error.message : error}`,
    );
  }
}
