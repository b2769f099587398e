import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Workflows } from '../../ports/workflows.ts';
import { stepFunctions } from '../clients/step-functions.ts';
import { environment } from '../environment.ts';

async function start(machine: string, name: string, input: Record<string, unknown>): Promise<void> {
  try {
    await stepFunctions().send(
      new StartExecutionCommand({
        stateMachineArn: environment(machine),
        name,
        input: JSON.stringify(input),
      }),
    );
  } catch (error) {
    // The same plan or attempt has been started before: that is what was asked for.
    if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
  }
}

export const workflows: Workflows = {
  startErasure: ({ space, planId }) => start('ERASURE_MACHINE_ARN', planId, { space, planId }),
  replayErasure: ({ space, planId, restore }) =>
    start('ERASURE_MACHINE_ARN', `${planId}-${restore}`, { space, planId }),
  startExtension: ({ space, envelopeId, due }) =>
    start('EXTENSION_MACHINE_ARN', `${envelopeId}-${due.replace(/\D/g, '')}`, { space, envelopeId }),
  startCompletion: ({ space, envelopeId, attempt }) =>
    start('COMPLETION_MACHINE_ARN', `${envelopeId}-${attempt}`, { space, envelopeId }),
};
