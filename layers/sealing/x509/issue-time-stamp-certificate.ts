import * as OID from '../der/oids.ts';
import {
  type CertificateAuthority,
  type CertificateSubject,
  issueCertificate,
} from './certificate-authority.ts';
import { extendedKeyUsage, keyUsage } from './write-extensions.ts';

/** Certificate of a time-stamping key: critical EKU timeStamping and nothing else (RFC 3161 §2.3). */
export function issueTimeStampCertificate(
  authority: CertificateAuthority,
  subject: CertificateSubject,
): Promise<Uint8Array> {
  return issueCertificate(authority, subject, [
    keyUsage('digitalSignature'),
    extendedKeyUsage(true, OID.timeStamping),
  ]);
}
