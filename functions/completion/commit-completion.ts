import { organisationStore } from '../../layers/aws/organisations/organisation-store.ts';
import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { commitCompletion } from '../../layers/usecases/completion/commit-completion.ts';
import { type EnvelopeTask, spaceOfTask } from '../shared/task-input.ts';

const ports = { envelopes: envelopeStore, organisations: organisationStore };

export const handler = (task: EnvelopeTask): Promise<void> =>
  commitCompletion(ports, spaceOfTask(task), task.envelopeId, new Date());
