import type { CertificateReader } from '../../ports/certificate-reader.ts';
import { parseCertificate, tryParseCertificate } from '../../sealing/x509/parse-certificate.ts';
import { renderName } from '../../sealing/x509/read-name.ts';

/** Certificates as the engine reads them. */
export const certificateReader: CertificateReader = {
  describe(certificate) {
    const { subject, issuer, serial, notBefore, notAfter } = parseCertificate(certificate);
    return {
      subject: renderName(subject),
      issuer: renderName(issuer),
      serial,
      notBefore: notBefore.toISOString(),
      notAfter: notAfter.toISOString(),
    };
  },
  subjectOf: (certificate) => parseCertificate(certificate).subject,
  isCertificate: (der) => tryParseCertificate(der) !== undefined,
};
