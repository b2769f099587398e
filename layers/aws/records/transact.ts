import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { dynamo } from '../clients/dynamo.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const CONFLICT_TRIES = 6;

/** A condition of the transaction did not hold; `failed` are the positions of the items concerned. */
export class ConditionFailed extends Error {
  readonly failed: readonly number[];
  constructor(failed: readonly number[]) {
    super('a condition of the transaction did not hold');
    this.name = 'ConditionFailed';
    this.failed = failed;
  }
}

/**
 * One transaction. A conflict with another one in flight repeats the identical request (same token), jittered;
 * a condition that fails is the caller's to decide again.
 * @throws ConditionFailed
 */
export async function transact(items: readonly TransactItem[]): Promise<void> {
  const token = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await dynamo().send(new TransactWriteCommand({ TransactItems: [...items], ClientRequestToken: token }));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
      const failed = reasons.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
      if (failed.length > 0) throw new ConditionFailed(failed);
      const onlyConflicts = reasons.every((code) => code === 'None' || code === 'TransactionConflict');
      if (!onlyConflicts || attempt >= CONFLICT_TRIES) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}
