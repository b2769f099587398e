import { logLeaf } from '../../domain/evidence/leaf.ts';
import { merkleRoot } from '../../domain/evidence/merkle.ts';
import type { LogEntry, StreamHead } from '../../ports/evidence-log.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'envelopes' | 'log' | 'receiptSigner'>;

/** Most entries of one epoch: entry and position are two items each in a transaction of at most 100. */
export const entriesPerEpoch = 40;

/** The root over a stream's leaves up to `seq`, as the log commits to it. */
async function entryOf(ports: Needs, { stream, seq }: StreamHead): Promise<LogEntry | null> {
  const leaves = (await ports.envelopes.leaves(stream)).filter((leaf) => leaf.seq <= seq);
  if (leaves.length !== seq) return null;
  const root = merkleRoot(leaves.map(({ hash }) => Buffer.from(hash, 'base64url')));
  return { stream, seq, hash: logLeaf(stream, seq, root) };
}

/**
 * Closes an epoch of the deployment's log over the stream heads given. A head that is in the log already is
 * passed over, so the same message twice is one entry.
 */
export async function sequenceLog(ports: Needs, heads: readonly StreamHead[], now: Date): Promise<void> {
  const unique = [...new Map(heads.map((head) => [`${head.stream}#${head.seq}`, head])).values()];
  const entries: LogEntry[] = [];
  for (const head of unique) {
    if ((await ports.log.indexOf(head)) !== null) continue;
    const entry = await entryOf(ports, head);
    if (entry === null) throw new Error('a stream with a gap');
    entries.push(entry);
  }
  for (let start = 0; start < entries.length; start += entriesPerEpoch) {
    await ports.log.append(entries.slice(start, start + entriesPerEpoch), async ({ treeSize, rootHash }) => {
      const at = now.toISOString();
      return { treeSize, rootHash, at, jws: await ports.receiptSigner.sign({ treeSize, rootHash, at }) };
    });
  }
}
