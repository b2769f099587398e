import { hashIdentifier } from '../crypto/algorithm-identifiers.ts';
import type { CryptoPort, HashName } from '../crypto/crypto-port.ts';
import { octetString, sequence, tagged } from '../der/der-writer.ts';
import * as OID from '../der/oids.ts';
import type { Certificate } from '../x509/certificate.ts';
import { extension } from '../x509/write-extensions.ts';

/**
 * DER OCSPRequest for one certificate (RFC 6960 §4.1). CertID uses SHA-1 by default: it identifies, it does not protect,
 * and it is what every responder knows (RFC 5019 §2.1.1). `nonce` as octets, 16 to 32 of them (RFC 8954).
 */
export async function encodeOcspRequest(input: {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  readonly crypto: CryptoPort;
  readonly nonce?: Uint8Array;
  readonly hash?: HashName;
}): Promise<Uint8Array> {
  const { certificate, issuer, crypto, nonce, hash = 'sha1' } = input;
  const certId = sequence(
    hashIdentifier(hash),
    octetString(await crypto.digest(hash, certificate.issuer)),
    octetString(await crypto.digest(hash, issuer.publicKey.octets)),
    certificate.serialDer,
  );
  const extensions = nonce === undefined ? [] : [tagged(2, sequence(nonceExtension(nonce)))];
  return sequence(sequence(sequence(sequence(certId)), ...extensions));
}

/** Nonce extension of a request or a response. */
export const nonceExtension = (nonce: Uint8Array) => extension(OID.ocspNonce, false, octetString(nonce));
