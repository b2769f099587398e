import type { Names } from '../deployment/names.ts';
import { eventUnit } from '../units/event-units.ts';
import { type MachineDefinition, type Retrier, task } from './state-machine.ts';

export const completionSteps = [
  'completion/seal-envelope',
  'completion/commit-completion',
  'completion/record-seal-failure',
] as const;

/** Six tries of the seal in all, over about twenty minutes; what cannot be sealed at all is not tried again. */
const sealing: readonly Retrier[] = [
  { ErrorEquals: ['SealRefused'], MaxAttempts: 0 },
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 10, BackoffRate: 3, MaxAttempts: 5 },
];

const recording: readonly Retrier[] = [
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 10 },
];

/** Seal and verify, commit the pointer once; a seal that fails for good is recorded, and a person is told. */
export function completionDefinition(names: Names): MachineDefinition {
  const step = (
    id: (typeof completionSteps)[number],
    next: string,
    retry: readonly Retrier[],
    onFailure?: string,
  ) =>
    task(names.functionArn(id), next, retry, {
      timeoutSeconds: eventUnit(id).timeoutSeconds + 10,
      ...(onFailure === undefined ? {} : { onFailure }),
    });
  return {
    Comment: 'Seals the documents of an envelope that everybody has signed',
    StartAt: 'SealEnvelope',
    States: {
      SealEnvelope: step('completion/seal-envelope', 'CommitCompletion', sealing, 'RecordSealFailure'),
      CommitCompletion: step('completion/commit-completion', 'Completed', recording, 'RecordSealFailure'),
      Completed: { Type: 'Succeed' },
      RecordSealFailure: step('completion/record-seal-failure', 'SealFailed', recording),
      SealFailed: {
        Type: 'Fail',
        Error: 'SealFailed',
        Cause: 'The envelope waits in sealFailed for a person',
      },
    },
  };
}
