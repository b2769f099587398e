import { constants, type KeyObject, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { DigestSigner } from './digest-signer.ts';
import { type SignatureAlgorithm, schemeOf } from './signature-algorithm.ts';

const signAsync = promisify(sign);

/** DigestSigner over a private key in this process: the command line and tests. */
export function localSigner(key: KeyObject, algorithm: SignatureAlgorithm): DigestSigner {
  const scheme = schemeOf(algorithm);
  return async (_digest, message) => {
    if (scheme.kind === 'ecdsa') return signAsync(scheme.hash, message, { key, dsaEncoding: 'der' });
    if (scheme.kind === 'rsa')
      return signAsync(scheme.hash, message, { key, padding: constants.RSA_PKCS1_PADDING });
    const { saltLength } = scheme;
    return signAsync(scheme.hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });
  };
}
