import type { Names } from '../deployment/names.ts';
import { eventUnit } from '../units/event-units.ts';
import { type MachineDefinition, type Retrier, task } from './state-machine.ts';

export const extensionSteps = ['completion/extend-seal'] as const;

/** A few tries over an hour; what fails for longer is due again at the next sweep of another day, and alarms. */
const retrying: readonly Retrier[] = [
  { ErrorEquals: ['SealBroken'], MaxAttempts: 0 },
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 60, BackoffRate: 3, MaxAttempts: 4 },
];

/** One long-term step of the seals of an envelope. */
export function extensionDefinition(names: Names): MachineDefinition {
  const [step] = extensionSteps;
  return {
    Comment: 'Appends validation data and an archive time-stamp to the seals of an envelope',
    StartAt: 'ExtendSeal',
    States: {
      ExtendSeal: task(names.functionArn(step), 'Extended', retrying, {
        timeoutSeconds: eventUnit(step).timeoutSeconds + 10,
      }),
      Extended: { Type: 'Succeed' },
    },
  };
}
