import type { QueueName, StackName } from '../deployment/names.ts';
import type { Grant } from './grant.ts';

export type Trigger =
  /** A queue feeds it in batches; `windowSeconds` lets a batch fill up, `attempts` is before the dead-letter queue. */
  | {
      readonly kind: 'queue';
      readonly queue: QueueName;
      readonly batchSize: number;
      readonly windowSeconds?: number;
      readonly maxConcurrency: number;
    }
  | { readonly kind: 'outbox' }
  | { readonly kind: 'schedule'; readonly every: '5 minutes' | '1 day' }
  /** A state machine, another function or a person's command calls it. */
  | { readonly kind: 'call' };

/** A function that AWS calls for another reason than an HTTP request. */
export interface EventUnit {
  /** `capability/name`; the handler is `functions/<capability>/<name>.ts`. */
  readonly id: string;
  readonly description: string;
  readonly stack: Extract<StackName, 'notification' | 'workflow' | 'operations'>;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly trigger: Trigger;
  readonly grant: Grant;
  /** The most containers that may run at once. */
  readonly reservedConcurrency?: number;
}
