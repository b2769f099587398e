import { Failure, notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { Ports } from '../../ports/ports.ts';
import { receiptProof } from '../privacy/transparency/receipt-proof.ts';

/** @throws Failure 404 `receipt_pending` while the plan still runs, `not_found` for an unknown or foreign id */
export async function getReceipt(
  ports: Pick<Ports, 'receipts' | 'erasure' | 'envelopes' | 'log'>,
  space: Space,
  id: string,
) {
  const receipt = await ports.receipts.get(space, id);
  if (receipt !== null) {
    return { id: receipt.id, jws: receipt.jws, proof: await receiptProof(ports, space, id) };
  }
  const plan = await ports.erasure.plan(space, id);
  if (plan === null) throw notFound();
  throw new Failure(404, 'receipt_pending', 'The plan is still running; the receipt follows.', {
    retryAfter: 5,
  });
}
