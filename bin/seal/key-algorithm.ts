import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../../layers/sealing/crypto/signature-algorithm.ts';
import { SealFailure } from './seal-failure.ts';

const curves: Readonly<Record<string, SignatureAlgorithm>> = {
  prime256v1: 'ecdsa-sha256',
  secp384r1: 'ecdsa-sha384',
  secp521r1: 'ecdsa-sha512',
};

/**
 * The algorithm a key seals with: the curve decides the hash; RSA goes with SHA-256, or with the hash that an
 * id-RSASSA-PSS key prescribes. RSA below 2,048 bits and other curves are refused (ETSI TS 119 312).
 * @throws SealFailure `key_unsuitable`
 */
export function keyAlgorithm(publicKey: KeyObject, pss: boolean): SignatureAlgorithm {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details = {} } = publicKey;
  if (type === 'ec') {
    const algorithm = curves[details.namedCurve ?? ''];
    if (algorithm === undefined) throw unsuitable(`curve ${details.namedCurve} is not P-256, P-384 or P-521`);
    if (pss) throw unsuitable('PSS needs an RSA key');
    return algorithm;
  }
  if (type !== 'rsa' && type !== 'rsa-pss') throw unsuitable(`${type} keys do not seal PDFs`);
  const bits = details.modulusLength ?? 0;
  if (bits < 2048) throw unsuitable(`RSA with ${bits} bits is too short`);
  if (type === 'rsa') return pss ? 'rsa-pss-sha256' : 'rsa-sha256';
  const { hashAlgorithm = 'sha256', mgf1HashAlgorithm = hashAlgorithm } = details;
  if (hashAlgorithm !== mgf1HashAlgorithm) throw unsuitable('the key prescribes two different hashes');
  if (hashAlgorithm === 'sha256' || hashAlgorithm === 'sha384' || hashAlgorithm === 'sha512') {
    return `rsa-pss-${hashAlgorithm}`;
  }
  throw unsuitable(`the key prescribes ${hashAlgorithm}`);
}

const unsuitable = (reason: string): SealFailure => new SealFailure('key_unsuitable', reason);
