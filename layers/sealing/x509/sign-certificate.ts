import { signatureIdentifier } from '../crypto/algorithm-identifiers.ts';
import type { CryptoPort } from '../crypto/crypto-port.ts';
import { type DigestSigner, signMessage } from '../crypto/digest-signer.ts';
import type { SignatureAlgorithm } from '../crypto/signature-algorithm.ts';
import { bitString, integer, sequence, tagged, time, unsignedInteger } from '../der/der-writer.ts';
import { CertificateError } from './certificate-error.ts';

/** The key that signs certificates, requests and lists. */
export interface CertificateSigner {
  readonly algorithm: SignatureAlgorithm;
  readonly sign: DigestSigner;
  readonly crypto: CryptoPort;
}

/** Contents of a TBSCertificate; names, key and extensions as DER. */
export interface CertificateContents {
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly spki: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Uint8Array[];
}

/**
 * Signs an X.509 v3 certificate with a random serial number of 127 bits (RFC 5280 §4.1.2.2 allows 20 octets).
 * @throws CertificateError `certificate_unusable` when the validity is empty.
 */
export async function signCertificate(
  contents: CertificateContents,
  signer: CertificateSigner,
): Promise<Uint8Array> {
  if (!(contents.notBefore < contents.notAfter)) {
    throw new CertificateError('certificate_unusable', 'notAfter must come after notBefore');
  }
  const tbs = sequence(
    tagged(0, integer(2)),
    unsignedInteger(randomSerial(signer.crypto)),
    signatureIdentifier(signer.algorithm),
    contents.issuer,
    sequence(time(contents.notBefore), time(contents.notAfter)),
    contents.subject,
    contents.spki,
    tagged(3, sequence(...contents.extensions)),
  );
  return signedObject(tbs, signer);
}

/** `SIGNED{ToBeSigned}` of X.509: the value, the algorithm, the signature. */
export async function signedObject(
  tbs: Uint8Array,
  signer: CertificateSigner,
): Promise<Uint8Array<ArrayBuffer>> {
  return sequence(tbs, signatureIdentifier(signer.algorithm), bitString(await signMessage(tbs, signer)));
}

/** 16 octets, positive, never with a leading zero octet. */
export function randomSerial(crypto: CryptoPort): Uint8Array {
  const octets = Uint8Array.from(crypto.random(16));
  octets[0] = ((octets[0] ?? 0) & 0x7f) | 0x40;
  return octets;
}
