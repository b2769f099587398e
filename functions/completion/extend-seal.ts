import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { extender } from '../../layers/aws/sealing/extend.ts';
import { extendSeal } from '../../layers/usecases/completion/extend-seal.ts';
import { type EnvelopeTask, spaceOfTask } from '../shared/task-input.ts';

const ports = { envelopes: envelopeStore, documents: documentStore, extender };

export const handler = (task: EnvelopeTask): Promise<void> =>
  extendSeal(ports, spaceOfTask(task), task.envelopeId, new Date());
