import { Failure } from '../../../domain/failure.ts';
import type { SignedHead } from '../../../ports/evidence-log.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needs = Pick<Ports, 'log'>;

/** @throws Failure 404 `log_empty` before the first epoch has closed */
export async function newestHead(ports: Needs): Promise<SignedHead> {
  const head = await ports.log.newestHead();
  if (head === null) throw new Failure(404, 'log_empty', 'No epoch of the log has closed yet.');
  return head;
}

const wrong = (pointer: string, detail: string) =>
  new Failure(422, 'validation_failed', detail, { errors: [{ pointer, code: 'out_of_range', detail }] });

/**
 * The proof that the log of `to` entries begins with the log of `from` entries, in base64url.
 * @throws Failure 422 when `from` is more than `to`, or `to` more than the newest head
 */
export async function provenConsistency(ports: Needs, from: number, to: number): Promise<readonly string[]> {
  if (from > to) throw wrong('/query/from', 'The older size comes first.');
  const head = await ports.log.newestHead();
  if (head === null || to > head.treeSize) throw wrong('/query/to', 'The log is not that large.');
  const hashes = await ports.log.consistency(from, to);
  return hashes.map((hash) => Buffer.from(hash).toString('base64url'));
}
