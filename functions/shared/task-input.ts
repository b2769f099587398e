import { parseSpace, type Space } from '../../layers/domain/space.ts';

/** The input of a state machine: ids only. */
export interface EnvelopeTask {
  readonly space: string;
  readonly envelopeId: string;
}

export interface PlanTask {
  readonly space: string;
  readonly planId: string;
}

export const spaceOfTask = (task: { readonly space: string }): Space => parseSpace(task.space);
