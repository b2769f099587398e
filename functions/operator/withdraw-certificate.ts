import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import type { Mode } from '../../layers/domain/space.ts';
import { withdrawCertificate } from '../../layers/usecases/authority/install-certificate.ts';
import { answered } from '../shared/answered.ts';

export const handler = ({ mode }: { mode: Mode }) =>
  answered(withdrawCertificate({ certificates: certificateStore }, mode, new Date()));
