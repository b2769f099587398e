import { certificateReader } from '../../layers/aws/certificates/certificate-reader.ts';
import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import { sealCertificates } from '../../layers/aws/certificates/seal-certificates.ts';
import {
  type CertificateRequest,
  requestCertificate,
} from '../../layers/usecases/authority/request-certificate.ts';
import { answered } from '../shared/answered.ts';

const ports = { certificates: certificateStore, certificateReader, sealCertificates };

/** DER as base64. */
export const handler = (input: CertificateRequest) =>
  answered(
    requestCertificate(ports, input, new Date()).then(({ csr, subject }) => ({
      csr: Buffer.from(csr).toString('base64'),
      subject,
    })),
  );
