import type { Construct } from 'constructs';
import type { Names, QueueName } from '../deployment/names.ts';
import type { EventUnit } from '../units/event-unit.ts';
import { eventUnits } from '../units/event-units.ts';
import { WorkQueue, type WorkQueueProps } from './work-queue.ts';

/** Tries of a message before a person must look; the sequencer's may wait for their turn many times. */
const tries: Readonly<Partial<Record<QueueName, number>>> = { log: 100 };

/** A queue that one function consumes, with the times that function needs. */
export class UnitQueue extends WorkQueue {
  constructor(
    scope: Construct,
    names: Names,
    name: QueueName,
    options: Pick<WorkQueueProps, 'keyArn' | 'retentionSeconds' | 'senders'> = {},
  ) {
    super(scope, {
      names,
      name,
      visibilitySeconds: holdSeconds(consumerOf(name)),
      maxReceiveCount: tries[name] ?? 8,
      ...options,
    });
  }
}

function consumerOf(queue: QueueName): EventUnit {
  const unit = eventUnits.find(({ trigger }) => trigger.kind === 'queue' && trigger.queue === queue);
  if (unit === undefined) throw new RangeError(`nobody consumes the queue ${queue}`);
  return unit;
}

function holdSeconds({ timeoutSeconds, trigger }: EventUnit): number {
  const window = trigger.kind === 'queue' ? (trigger.windowSeconds ?? 0) : 0;
  return 6 * timeoutSeconds + window;
}
