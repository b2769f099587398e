import type { SignatureScheme } from '../crypto/crypto-port.ts';

/** `ecdsa-sha256`, `rsa-sha256`, `rsa-pss-sha256` …: the names of `SignatureAlgorithm`; null when unknown. */
export function algorithmName(scheme: SignatureScheme | null | undefined): string | null {
  return scheme == null ? null : `${scheme.kind}-${scheme.hash}`;
}
