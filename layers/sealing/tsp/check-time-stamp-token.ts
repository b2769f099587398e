import { checkSigner, type SignerFault } from '../cms/check-signer.ts';
import type { CryptoPort } from '../crypto/crypto-port.ts';
import * as OID from '../der/oids.ts';
import { type Certificate, KEY_USAGE } from '../x509/certificate.ts';
import type { TimeStampToken } from './time-stamp-token.ts';

export interface TokenFault {
  readonly reason: SignerFault['reason'] | 'chainConstraintsFailure';
  readonly detail: string;
}

export interface TokenCheck {
  /** The authority's certificate, null when it was not found. */
  readonly certificate: Certificate | null;
  readonly fault: TokenFault | null;
}

/**
 * Checks a token by itself: one signer, attributes, ESS binding, signature, and that the certificate is one for time-stamps
 * (RFC 3161 §2.3). Imprint, path to a trusted root and time are the caller's.
 */
export async function checkTimeStampToken(
  token: TimeStampToken,
  crypto: CryptoPort,
  certificates: readonly Uint8Array[] = [],
): Promise<TokenCheck> {
  const { certificate, fault } = await checkSigner({
    signedData: token.signedData,
    contentDigest: (hash) => crypto.digest(hash, token.tstInfo),
    contentType: OID.tstInfo,
    essRequired: true,
    crypto,
    certificates,
  });
  if (fault !== null || certificate === null) return { certificate, fault };
  const detail = timeStampingFault(certificate);
  return { certificate, fault: detail === null ? null : { reason: 'chainConstraintsFailure', detail } };
}

/** Why a certificate is not one for time-stamps: EKU critical with timeStamping alone, and a usage that signs. */
export function timeStampingFault({ extensions }: Certificate): string | null {
  const { extendedKeyUsage, extendedKeyUsageCritical, keyUsage } = extensions;
  const purposes = extendedKeyUsage ?? [];
  if (purposes.length !== 1 || purposes[0] !== OID.timeStamping)
    return 'extended key usage is not timeStamping alone';
  if (!extendedKeyUsageCritical) return 'extended key usage is not critical';
  if (keyUsage === null) return null;
  const signs = keyUsage.has(KEY_USAGE.digitalSignature) || keyUsage.has(KEY_USAGE.nonRepudiation);
  return signs ? null : 'key usage does not allow signatures';
}
