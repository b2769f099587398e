import { merkleRoot } from '../../../domain/evidence/merkle.ts';
import type { Space } from '../../../domain/space.ts';
import type { Ports } from '../../../ports/ports.ts';

type Needs = Pick<Ports, 'erasure' | 'envelopes' | 'log'>;
const text = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url');

/**
 * The way from an erasure to a signed head of the log: the entry over the stream that ends with `envelope.purged`
 * (contract §8: leaf = SHA-256(0x00 ‖ JCS {stream, seq, root})), its place, the path, and the head it leads to.
 * @returns null until an epoch has closed over it, and for a plan that purged no envelope
 */
export async function receiptProof(ports: Needs, space: Space, planId: string) {
  const plan = await ports.erasure.plan(space, planId);
  if (plan === null) return null;
  const { stream } = plan;
  const leaves = await ports.envelopes.leaves(stream);
  const purged = leaves.findLast(({ type }) => type === 'envelope.purged');
  if (purged === undefined) return null;
  const [head, leafIndex] = await Promise.all([
    ports.log.newestHead(),
    ports.log.indexOf({ stream, seq: purged.seq }),
  ]);
  if (head === null || leafIndex === null || leafIndex >= head.treeSize) return null;
  const hashes = await ports.log.inclusion(leafIndex, head.treeSize);
  const upToIt = leaves.filter(({ seq }) => seq <= purged.seq);
  const root = merkleRoot(upToIt.map(({ hash }) => Buffer.from(hash, 'base64url')));
  return {
    leafIndex,
    treeSize: head.treeSize,
    hashes: hashes.map(text),
    entry: { stream, seq: purged.seq, root: text(root) },
    head: head.jws,
  };
}
