import { type DistinguishedName, encodeName } from './distinguished-name.ts';
import { parseCertificate } from './parse-certificate.ts';
import { type CertificateSigner, signCertificate } from './sign-certificate.ts';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  crlDistributionPoint,
  keyIdentifier,
  subjectKeyIdentifier,
} from './write-extensions.ts';

/** An authority that issues: its certificate, its key, and where its certificate and its CRL are published. */
export interface CertificateAuthority extends CertificateSigner {
  readonly certificate: Uint8Array;
  readonly caIssuersUrl: string;
  readonly crlUrl: string;
  readonly ocspUrl?: string;
}

/** Whom a certificate is for. */
export interface CertificateSubject {
  readonly name: DistinguishedName;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Issues an end-entity certificate: the profile's extensions, then identifiers, AIA and CRL address. */
export async function issueCertificate(
  authority: CertificateAuthority,
  subject: CertificateSubject,
  profileExtensions: readonly Uint8Array[],
): Promise<Uint8Array> {
  const issuer = parseCertificate(authority.certificate);
  const issuerKey =
    issuer.extensions.subjectKeyIdentifier ?? (await keyIdentifier(issuer.spki, authority.crypto));
  const { ocspUrl } = authority;
  const extensions = [
    ...profileExtensions,
    subjectKeyIdentifier(await keyIdentifier(subject.spki, authority.crypto)),
    authorityKeyIdentifier(issuerKey),
    authorityInfoAccess({
      caIssuers: authority.caIssuersUrl,
      ...(ocspUrl === undefined ? {} : { ocsp: ocspUrl }),
    }),
    crlDistributionPoint(authority.crlUrl),
  ];
  return signCertificate(
    { ...subject, issuer: issuer.subject, subject: encodeName(subject.name), extensions },
    authority,
  );
}
