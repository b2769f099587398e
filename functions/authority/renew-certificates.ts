import { certificateIssuer } from '../../layers/aws/certificates/certificate-issuer.ts';
import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import { renewCertificates } from '../../layers/usecases/authority/renew-certificates.ts';
import { logOutcome } from '../shared/log.ts';

export const handler = async (): Promise<void> => {
  const { issued } = await renewCertificates(
    { certificates: certificateStore, issuer: certificateIssuer },
    new Date(),
  );
  if (issued.length > 0) logOutcome('renewCertificates', { issued: issued.length });
};
