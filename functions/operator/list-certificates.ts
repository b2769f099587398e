import { certificateReader } from '../../layers/aws/certificates/certificate-reader.ts';
import { certificateStore } from '../../layers/aws/certificates/certificate-store.ts';
import { environment } from '../../layers/aws/environment.ts';
import { listSigners } from '../../layers/usecases/authority/list-signers.ts';
import { answered } from '../shared/answered.ts';

const ports = { certificates: certificateStore, certificateReader };

/** Who signs what until when; and how a key has to be made that this deployment may seal with. */
export const handler = () =>
  answered(
    listSigners(ports, new Date()).then((signers) => ({
      signers,
      keys: JSON.parse(environment('SEALER_KEYS')) as unknown,
    })),
  );
