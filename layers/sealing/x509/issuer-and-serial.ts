import { DerError } from '../der/der-error.ts';
import { enter, readDer } from '../der/der-reader.ts';
import { contextConstructed, TAG } from '../der/tags.ts';
import { CertificateError } from './certificate-error.ts';

/**
 * DER Name of the issuer and DER INTEGER of the serial number of a certificate, byte for byte (RFC 5652 §10.2.4).
 * Reads no further: whoever signs needs no parser of certificates.
 * @throws CertificateError `certificate_malformed`
 */
export function issuerAndSerial(certificate: Uint8Array): { issuer: Uint8Array; serialDer: Uint8Array } {
  try {
    const body = enter(enter(readDer(certificate)).next(TAG.sequence));
    body.optional(contextConstructed(0));
    const serialDer = body.next(TAG.integer).bytes;
    body.next(TAG.sequence); // the signature algorithm
    return { issuer: body.next(TAG.sequence).bytes, serialDer };
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new CertificateError('certificate_malformed', `certificate: ${error.message}`, { cause: error });
  }
}
