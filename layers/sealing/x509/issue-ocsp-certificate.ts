import * as OID from '../der/oids.ts';
import {
  type CertificateAuthority,
  type CertificateSubject,
  issueCertificate,
} from './certificate-authority.ts';
import { extendedKeyUsage, keyUsage, ocspNoCheck } from './write-extensions.ts';

/** Certificate of a delegated OCSP responder (RFC 6960 §4.2.2.2): OCSPSigning and id-pkix-ocsp-nocheck. */
export function issueOcspCertificate(
  authority: CertificateAuthority,
  subject: CertificateSubject,
): Promise<Uint8Array> {
  return issueCertificate(authority, subject, [
    keyUsage('digitalSignature'),
    extendedKeyUsage(false, OID.ocspSigning),
    ocspNoCheck(),
  ]);
}
