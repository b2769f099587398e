import { documentStore } from '../../layers/aws/documents/document-store.ts';
import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { deleteObjects } from '../../layers/usecases/erasure/run-erasure.ts';
import { type PlanTask, spaceOfTask } from '../shared/task-input.ts';

export const handler = (task: PlanTask): Promise<void> =>
  deleteObjects({ erasure: erasureStore, documents: documentStore }, spaceOfTask(task), task.planId);
