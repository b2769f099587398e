import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import { sealCertificates } from '../../layers/aws/certificates/seal-certificates.ts';
import { environment } from '../../layers/aws/environment.ts';
import { listSigners } from '../../layers/usecases/authority/list-signers.ts';
import { answered } from '../shared/answered.ts';

const ports = { certificates: certificateStore, sealCertificates };

/** Who signs what until when; and how a key has to be made that this deployment may seal with. */
export const handler = () =>
  answered(
    listSigners(ports, new Date()).then((signers) => ({
      signers,
      keys: JSON.parse(environment('SEALER_KEYS')) as unknown,
    })),
  );
