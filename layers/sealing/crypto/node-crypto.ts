import {
  constants,
  createHash,
  createPublicKey,
  type Hash,
  type KeyObject,
  randomBytes,
  verify,
} from 'node:crypto';
import type { CryptoPort, Hasher, HashName, SignatureScheme } from './crypto-port.ts';

/** The crypto port on node:crypto. */
export const nodeCrypto: CryptoPort = {
  async digest(hash, ...chunks) {
    const state = createHash(hash);
    for (const chunk of chunks) state.update(chunk);
    return state.digest();
  },
  hasher,
  async verify(spki, scheme, data, signature) {
    try {
      const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
      if (!fits(key, scheme)) return false;
      const hash = scheme.kind === 'eddsa' ? null : scheme.hash;
      // A verification takes a tenth of a millisecond: less than handing it to the thread pool and back.
      return verify(hash, data, { key, ...options(scheme) }, signature);
    } catch {
      return false;
    }
  },
  supports: (_spki, scheme) => scheme.kind !== 'rsa-pss' || scheme.mgfHash === scheme.hash,
  random: (length) => randomBytes(length),
};

function hasher(hash: HashName): Hasher {
  return fromState(createHash(hash));
}

function fromState(state: Hash): Hasher {
  return {
    update(chunk) {
      state.update(chunk);
    },
    copy: () => fromState(state.copy()),
    digest: async () => state.digest(),
  };
}

/** OpenSSL picks the mathematics from the key: an identifier that says otherwise must not pass. */
function fits(key: KeyObject, scheme: SignatureScheme): boolean {
  if (scheme.kind === 'ecdsa') return key.asymmetricKeyType === 'ec';
  if (scheme.kind === 'eddsa') return key.asymmetricKeyType === 'ed25519';
  if (scheme.kind === 'rsa') return key.asymmetricKeyType === 'rsa';
  return (
    (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') && scheme.mgfHash === scheme.hash
  );
}

function options(scheme: SignatureScheme) {
  if (scheme.kind === 'ecdsa') return { dsaEncoding: 'der' as const };
  if (scheme.kind === 'eddsa') return {};
  if (scheme.kind === 'rsa') return { padding: constants.RSA_PKCS1_PADDING };
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength };
}
