import { Failure } from '../../domain/failure.ts';
import type { RequestedCertificate } from '../../ports/certificate-store.ts';
import type { SealCertificates } from '../../ports/seal-certificates.ts';
import type { KeyAlgorithm } from '../../ports/signers.ts';
import { nodeCrypto } from '../../sealing/crypto/node-crypto.ts';
import { sealingAlgorithms } from '../../sealing/crypto/sealing-algorithm.ts';
import { equalBytes } from '../../sealing/der/bytes-util.ts';
import { SealChainError, sealChain } from '../../sealing/sign/seal-chain.ts';
import type { Certificate } from '../../sealing/x509/certificate.ts';
import { CertificateError } from '../../sealing/x509/certificate-error.ts';
import { createCertificateRequest } from '../../sealing/x509/create-certificate-request.ts';
import { encodeName } from '../../sealing/x509/distinguished-name.ts';
import { tryParseCertificate } from '../../sealing/x509/parse-certificate.ts';
import { renderName } from '../../sealing/x509/read-name.ts';
import { keySigner } from '../signing/key-signer.ts';
import { certificateReader } from './certificate-reader.ts';

const refused = (code: string, detail: string): Failure => new Failure(422, code, detail);

/** A key that cannot be read is one whose policy, alias or id is not (yet) what the stack knows. */
async function publicKey(keyId: string): Promise<Uint8Array> {
  try {
    return await keySigner.publicKey(keyId);
  } catch (error) {
    if (error instanceof Error && /AccessDenied|NotFound|Disabled|InvalidKeyUsage/.test(error.name))
      throw new Failure(409, 'key_not_allowed', `KMS says ${error.name} to the key`);
    throw error;
  }
}

/** The key, among those that certificates were asked for, that one of these certificates is for. */
function requestFor(
  certificates: readonly Uint8Array[],
  requests: readonly RequestedCertificate[],
): RequestedCertificate {
  const keys = certificates.flatMap((der) => tryParseCertificate(der)?.spki ?? []);
  const found = requests.findLast(({ spki }) => keys.some((key) => equalBytes(key, spki)));
  if (found !== undefined) return found;
  throw refused('key_mismatch', 'none of these certificates belongs to a key that one was asked for');
}

/** Hosts of every address that a chain names. */
function hostsOf(chain: readonly Certificate[]): string[] {
  const urls = chain.flatMap(({ extensions: { crlUrls, ocspUrls, caIssuersUrls } }) => [
    ...crlUrls,
    ...ocspUrls,
    ...caIssuersUrls,
  ]);
  return [...new Set(urls.filter((url) => URL.canParse(url)).map((url) => new URL(url).host))];
}

/** Requests are signed, and chains are checked, by the engine; the key stays in KMS. */
export const sealCertificates: SealCertificates = {
  async request(keyId, name) {
    const spki = await publicKey(keyId);
    const algorithms = sealingAlgorithms(spki);
    if (algorithms === null)
      throw refused('key_unsuitable', 'RSA from 3,072 bits, P-256, P-384 or P-521 can seal');
    const algorithm: KeyAlgorithm = algorithms.request;
    try {
      const subject = name instanceof Uint8Array ? name : encodeName(name);
      const sign = (digest: Uint8Array) => keySigner.sign(keyId, digest, algorithm);
      const csr = await createCertificateRequest({
        name: subject,
        spki,
        algorithm,
        sign,
        crypto: nodeCrypto,
      });
      return { csr, spki, subject: renderName(subject) };
    } catch (error) {
      if (error instanceof CertificateError) throw refused('subject_unusable', error.message);
      if (error instanceof Error && /AccessDenied/.test(error.name))
        throw new Failure(409, 'key_not_allowed', 'the key’s policy does not let this service sign with it');
      throw error;
    }
  },
  async inspect(certificates, requests, at) {
    const { keyId } = requestFor(certificates, requests);
    try {
      const spki = await publicKey(keyId);
      const found = await sealChain({ certificates, spki, at, crypto: nodeCrypto });
      const { leaf, above, algorithm, warnings } = found;
      const notAfter = leaf.notAfter.toISOString();
      const chain = [leaf, ...above].map(({ der }) => der);
      const hosts = hostsOf([leaf, ...above]);
      return {
        seal: { keyId, algorithm, chain, notAfter, hosts },
        facts: certificateReader.describe(leaf.der),
        warnings,
      };
    } catch (error) {
      if (error instanceof SealChainError) throw refused(error.code, error.message);
      throw error;
    }
  },
};
