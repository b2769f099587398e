import { erasureStore } from '../../layers/aws/erasure/erasure-store.ts';
import { destroyKeys } from '../../layers/usecases/erasure/run-erasure.ts';
import { type PlanTask, spaceOfTask } from '../shared/task-input.ts';

export const handler = (task: PlanTask): Promise<void> =>
  destroyKeys({ erasure: erasureStore }, spaceOfTask(task), task.planId);
