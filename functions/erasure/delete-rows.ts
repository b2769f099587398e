import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { deleteRows } from '../../layers/usecases/erasure/run-erasure.ts';
import { type PlanTask, spaceOfTask } from '../shared/task-input.ts';

export const handler = (task: PlanTask): Promise<void> =>
  deleteRows({ erasure: erasureStore }, spaceOfTask(task), task.planId);
