import { HASH_LENGTH, type HashName, type SignatureScheme } from './crypto-port.ts';

/** Schemes that this engine signs with. */
export type SigningScheme = Exclude<SignatureScheme, { kind: 'eddsa' }>;

type SigningHash = Exclude<HashName, 'sha1'>;

/** What a seal, an authority or a time-stamp may be signed with. `rsa` is PKCS #1 v1.5. */
export type SignatureAlgorithm = `ecdsa-${SigningHash}` | `rsa-${SigningHash}` | `rsa-pss-${SigningHash}`;

const KINDS = ['ecdsa', 'rsa', 'rsa-pss'] as const;
const HASHES: readonly SigningHash[] = ['sha256', 'sha384', 'sha512'];

export const SIGNATURE_ALGORITHMS: readonly SignatureAlgorithm[] = KINDS.flatMap((kind) =>
  HASHES.map((hash): SignatureAlgorithm => `${kind}-${hash}`),
);

/** Parameters of an algorithm; the PSS salt is as long as the hash (RFC 4055 §3.1), as KMS makes it. */
export function schemeOf(algorithm: SignatureAlgorithm): SigningScheme {
  const hash = hashOf(algorithm);
  if (algorithm.startsWith('rsa-pss-'))
    return { kind: 'rsa-pss', hash, mgfHash: hash, saltLength: HASH_LENGTH[hash] };
  return { kind: algorithm.startsWith('rsa-') ? 'rsa' : 'ecdsa', hash };
}

/** Hash function of an algorithm: also the one the document is hashed with. */
export function hashOf(algorithm: SignatureAlgorithm): SigningHash {
  return HASHES.find((hash) => algorithm.endsWith(hash)) ?? 'sha256';
}
