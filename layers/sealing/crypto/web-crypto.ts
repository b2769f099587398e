import { concatBytes } from '../der/bytes-util.ts';
import type { CryptoPort, Hasher, HashName, SignatureScheme } from './crypto-port.ts';
import { ecdsaDerToRaw } from './ecdsa-signature.ts';
import { asPlainRsaKey, readPublicKey } from './public-key.ts';

const WEB_HASH: Readonly<Record<HashName, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

const ORDER_OCTETS = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const;

/** The crypto port on the Web Cryptography API: browsers, and Node as a second implementation. */
export const webCrypto: CryptoPort = {
  digest,
  hasher,
  async verify(spki, scheme, data, signature) {
    try {
      return await verifyWithSubtle(spki, scheme, concatBytes(data), signature);
    } catch {
      return false;
    }
  },
  supports,
  random: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)),
};

function supports(spki: Uint8Array, scheme: SignatureScheme): boolean {
  if (scheme.kind === 'rsa-pss') return scheme.mgfHash === scheme.hash;
  if (scheme.kind !== 'ecdsa') return true;
  try {
    const { kind, curve } = readPublicKey(spki);
    return kind !== 'ec' || curve !== null;
  } catch {
    return true;
  }
}

async function digest(hash: HashName, ...chunks: readonly Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest(WEB_HASH[hash], concatBytes(...chunks)));
}

/** WebCrypto has no incremental hash: the chunks are kept by reference and joined at the end. */
function hasher(hash: HashName): Hasher {
  return fromChunks(hash, []);
}

function fromChunks(hash: HashName, chunks: Uint8Array[]): Hasher {
  return {
    update(chunk) {
      chunks.push(chunk);
    },
    copy: () => fromChunks(hash, [...chunks]),
    digest: () => digest(hash, ...chunks),
  };
}

async function verifyWithSubtle(
  spki: Uint8Array,
  scheme: SignatureScheme,
  data: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  const info = readPublicKey(spki);
  const hash = WEB_HASH[scheme.hash];
  if (scheme.kind === 'ecdsa') {
    if (info.curve === null) return false;
    const algorithm = { name: 'ECDSA', namedCurve: info.curve, hash };
    const key = await subtle.importKey('spki', concatBytes(spki), algorithm, false, ['verify']);
    return subtle.verify(algorithm, key, ecdsaDerToRaw(signature, ORDER_OCTETS[info.curve]), data);
  }
  if (scheme.kind === 'eddsa') {
    const key = await subtle.importKey('spki', concatBytes(spki), 'Ed25519', false, ['verify']);
    return subtle.verify('Ed25519', key, concatBytes(signature), data);
  }
  if (info.kind !== 'rsa') return false;
  if (scheme.kind === 'rsa-pss' && scheme.mgfHash !== scheme.hash) return false;
  const name = scheme.kind === 'rsa-pss' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const key = await subtle.importKey('spki', asPlainRsaKey(spki), { name, hash }, false, ['verify']);
  const parameters = scheme.kind === 'rsa-pss' ? { name, saltLength: scheme.saltLength } : { name };
  return subtle.verify(parameters, key, concatBytes(signature), data);
}
