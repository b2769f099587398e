import { constants, type KeyObject, sign } from 'node:crypto';
import type { DigestSigner } from './digest-signer.ts';
import { type SignatureAlgorithm, schemeOf } from './signature-algorithm.ts';

/** DigestSigner over a private key in this process: the command line and tests. */
export function localSigner(key: KeyObject, algorithm: SignatureAlgorithm): DigestSigner {
  const scheme = schemeOf(algorithm);
  return async (_digest, message) => {
    if (scheme.kind === 'ecdsa') return sign(scheme.hash, message, { key, dsaEncoding: 'der' });
    if (scheme.kind === 'rsa')
      return sign(scheme.hash, message, { key, padding: constants.RSA_PKCS1_PADDING });
    const { saltLength } = scheme;
    return sign(scheme.hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
  };
}
