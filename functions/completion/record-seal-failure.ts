import { envelopeStore } from '../../layers/aws/records/envelope-store.ts';
import { recordSealFailure } from '../../layers/usecases/completion/commit-completion.ts';
import { type EnvelopeTask, spaceOfTask } from '../shared/task-input.ts';

interface FailedTask extends EnvelopeTask {
  /** What Step Functions caught: the name of the error; its text is not kept. */
  readonly error?: { readonly Error?: string };
}

export const handler = (task: FailedTask): Promise<void> =>
  recordSealFailure(
    { envelopes: envelopeStore },
    spaceOfTask(task),
    task.envelopeId,
    task.error?.Error ?? 'seal_failed',
  );
