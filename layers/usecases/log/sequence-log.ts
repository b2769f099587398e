import { logLeaf } from '../../domain/evidence/leaf.ts';
import { merkleRoot } from '../../domain/evidence/merkle.ts';
import type { LogEntry, StreamHead } from '../../ports/evidence-log.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'envelopes' | 'log' | 'receiptSigner'>;

/** Most entries of one epoch: entry and position are two items each in a transaction of at most 100. */
export const entriesPerEpoch = 40;

/** The root over a stream's leaves up to `seq`, as the log commits to it; null when a leaf is missing. */
async function entryOf(ports: Needs, { stream, seq }: StreamHead): Promise<LogEntry | null> {
  const leaves = (await ports.envelopes.leaves(stream)).filter((leaf) => leaf.seq <= seq);
  if (leaves.length !== seq) return null;
  const root = merkleRoot(leaves.map(({ hash }) => Buffer.from(hash, 'base64url')));
  return { stream, seq, hash: logLeaf(stream, seq, root) };
}

/** The newest version of each stream: its root commits to the ones before. */
function newestOf(heads: readonly StreamHead[]): readonly StreamHead[] {
  const newest = new Map<string, StreamHead>();
  for (const head of heads) {
    if ((newest.get(head.stream)?.seq ?? 0) < head.seq) newest.set(head.stream, head);
  }
  return [...newest.values()];
}

/**
 * Closes an epoch of the deployment's log over the newest of the stream heads given (several, when there are more
 * than one transaction holds). What the log covers already is passed over, so the same message twice is one entry.
 * @returns the streams that have a gap: they are not in the log, and a person must look at them
 */
export async function sequenceLog(
  ports: Needs,
  heads: readonly StreamHead[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const newest = newestOf(heads);
  const gaps = new Set<string>();
  for (let start = 0; start < newest.length; start += entriesPerEpoch) {
    const part = newest.slice(start, start + entriesPerEpoch);
    const entries = await Promise.all(part.map((head) => entryOf(ports, head)));
    for (const [index, { stream }] of part.entries()) if (entries[index] === null) gaps.add(stream);
    await ports.log.append(
      entries.filter((entry) => entry !== null),
      async ({ treeSize, rootHash }) => {
        const at = now.toISOString();
        return { treeSize, rootHash, at, jws: await ports.receiptSigner.sign({ treeSize, rootHash, at }) };
      },
    );
  }
  return gaps;
}
