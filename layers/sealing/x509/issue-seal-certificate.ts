import * as OID from '../der/oids.ts';
import {
  type CertificateAuthority,
  type CertificateSubject,
  issueCertificate,
} from './certificate-authority.ts';
import { extendedKeyUsage, keyUsage } from './write-extensions.ts';

/** Purposes of a sealing certificate: pdfsig refuses document signing alone, so emailProtection stands beside it. */
const PURPOSES = [OID.emailProtection, OID.documentSigning, OID.adobeDocumentSigning];

export const sealExtensions = (): Uint8Array[] => [
  keyUsage('digitalSignature', 'nonRepudiation'),
  extendedKeyUsage(false, ...PURPOSES),
];

/** Certificate of a sealing key: critical digitalSignature and nonRepudiation, purposes, AIA, CRL address. */
export function issueSealCertificate(
  authority: CertificateAuthority,
  subject: CertificateSubject,
): Promise<Uint8Array> {
  return issueCertificate(authority, subject, sealExtensions());
}
