import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { sealer } from '../../layers/aws/sealing/sealer.ts';
import { sealEnvelope } from '../../layers/usecases/completion/seal-envelope.ts';
import { origin } from '../shared/environment.ts';
import { type EnvelopeTask, spaceOfTask } from '../shared/task-input.ts';

const ports = { envelopes: envelopeStore, documents: documentStore, sealer };

export const handler = (task: EnvelopeTask): Promise<void> =>
  sealEnvelope(ports, spaceOfTask(task), task.envelopeId, origin(), new Date());
