import type { Names } from '../deployment/names.ts';
import { eventUnit } from '../units/event-units.ts';
import { type MachineDefinition, type Retrier, task } from './state-machine.ts';

export const erasureSteps = [
  'erasure/destroy-keys',
  'erasure/delete-objects',
  'erasure/delete-rows',
  'erasure/certify-erasure',
] as const;

/**
 * An erasure must end: it is tried for two days before it fails and alarms. A step that has more to delete
 * than one run allows throws `Unfinished` and is run again at once.
 */
const erasing: readonly Retrier[] = [
  { ErrorEquals: ['Unfinished'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 1000 },
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 15 },
];

/** Key first, then objects, then rows; certified only after looking again and seeing nothing. */
export function erasureDefinition(names: Names): MachineDefinition {
  const step = (id: (typeof erasureSteps)[number], next: string) =>
    task(names.functionArn(id), next, erasing, { timeoutSeconds: eventUnit(id).timeoutSeconds + 10 });
  return {
    Comment: 'Carries out one erasure plan',
    StartAt: 'DestroyKeys',
    States: {
      DestroyKeys: step('erasure/destroy-keys', 'DeleteObjects'),
      DeleteObjects: step('erasure/delete-objects', 'DeleteRows'),
      DeleteRows: step('erasure/delete-rows', 'CertifyErasure'),
      CertifyErasure: step('erasure/certify-erasure', 'Erased'),
      Erased: { Type: 'Succeed' },
    },
  };
}
