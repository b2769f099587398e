import { Failure, notFound } from '../../domain/failure.ts';
import { ConditionFailed } from './transact.ts';

const tries = 5;

/**
 * Read, decide, write under an optimistic lock; when somebody else was faster, read and decide again.
 * @param write throws ConditionFailed when the record has changed since it was read
 * @throws Failure 404, 409 `conflict`
 */
export async function changeVersioned<Stored, Decided>(
  load: () => Promise<Stored | null>,
  decide: (current: Stored) => Decided | null,
  write: (current: Stored, decided: Decided) => Promise<Stored>,
): Promise<Stored> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const current = await load();
    if (current === null) throw notFound();
    const decided = decide(current);
    if (decided === null) return current;
    try {
      return await write(current, decided);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
  throw new Failure(409, 'conflict', 'This is changing too fast; try again.', { retryAfter: 1 });
}
