import { DerError } from '../der/der-error.ts';
import { readPublicKey } from './public-key.ts';

type Ecdsa = 'ecdsa-sha256' | 'ecdsa-sha384' | 'ecdsa-sha512';

/** What a key seals with, and what a certificate request for it is signed with. */
export interface SealingAlgorithms {
  readonly seal: Ecdsa | 'rsa-pss-sha256';
  readonly request: Ecdsa | 'rsa-sha256';
}

const CURVES = { 'P-256': 'ecdsa-sha256', 'P-384': 'ecdsa-sha384', 'P-521': 'ecdsa-sha512' } as const;

/**
 * The algorithms that go with a key: the curve decides the hash. RSA from 3,000 bits seals with PSS, which has no end
 * date in ETSI TS 119 312, while PKCS #1 v1.5 ends on 2029-01-01; requests use the latter, which every authority reads.
 * @param spki DER SubjectPublicKeyInfo
 * @returns null for a key that must not seal
 */
export function sealingAlgorithms(spki: Uint8Array): SealingAlgorithms | null {
  try {
    const { kind, bits, curve } = readPublicKey(spki);
    if (curve !== null) return { seal: CURVES[curve], request: CURVES[curve] };
    return kind === 'rsa' && bits >= 3000 ? { seal: 'rsa-pss-sha256', request: 'rsa-sha256' } : null;
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}
