import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { merkleRoot, nodeHash } from '../../domain/evidence/merkle.ts';
import type { EvidenceLog, LogEntry, SignedHead, StreamHead } from '../../ports/evidence-log.ts';
import { dynamo } from '../clients.ts';
import { environment } from '../environment.ts';
import { ConditionFailed, type TransactItem, transact } from '../records/transact.ts';
import { consistency, inclusion, leafPlace, subtreeHash, tilePlace, tileSize } from './log-tiles.ts';

const tries = 5;
const pad = (value: number): string => String(value).padStart(10, '0');
const headPlace = (epoch: number) => ({ pk: 'G#heads', sk: pad(epoch) });
const positionPlace = ({ stream, seq }: StreamHead) => ({ pk: `G#of#${stream}`, sk: pad(seq) });
const text = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url');

interface StoredHead extends SignedHead {
  readonly epoch: number;
}

async function newest(): Promise<StoredHead | null> {
  const { Items } = await dynamo().send(
    new QueryCommand({
      TableName: environment('EVIDENCE_TABLE'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'G#heads' },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  const [row] = Items ?? [];
  if (row === undefined) return null;
  return {
    epoch: Number(row.epoch),
    treeSize: Number(row.treeSize),
    rootHash: String(row.rootHash),
    at: String(row.at),
    jws: String(row.jws),
  };
}

async function indexOf(head: StreamHead): Promise<number | null> {
  const { Item } = await dynamo().send(
    new GetCommand({
      TableName: environment('EVIDENCE_TABLE'),
      Key: positionPlace(head),
      ConsistentRead: true,
    }),
  );
  return Item === undefined ? null : Number(Item.index);
}

const putOnce = (item: Record<string, unknown>): TransactItem => ({
  Put: {
    TableName: environment('EVIDENCE_TABLE'),
    Item: { v: 1, ...item },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** Root of the tree of `size` leaves, whose last ones are at hand and the rest in the table. */
async function rootWith(size: number, stored: number, added: readonly Uint8Array[]): Promise<Uint8Array> {
  const hash = async (from: number, to: number): Promise<Uint8Array> => {
    if (to <= stored) return subtreeHash(from, to);
    if (from >= stored) return merkleRoot(added.slice(from - stored, to - stored));
    const middle = from + split(to - from);
    return nodeHash(await hash(from, middle), await hash(middle, to));
  };
  return hash(0, size);
}

/** The roots of tiles that become complete with the new leaves. */
async function completedTiles(before: number, added: readonly Uint8Array[]): Promise<TransactItem[]> {
  const items: TransactItem[] = [];
  const after = before + added.length;
  for (let tile = Math.floor(before / tileSize); (tile + 1) * tileSize <= after; tile += 1) {
    const start = tile * tileSize;
    const here = added.slice(Math.max(0, start - before), start + tileSize - before);
    const root = start >= before ? merkleRoot(here) : await mixedTile(start, before, here);
    items.push(putOnce({ ...tilePlace(tile), t: 'tile', hash: text(root) }));
  }
  return items;
}

async function mixedTile(start: number, before: number, added: readonly Uint8Array[]): Promise<Uint8Array> {
  const hash = async (from: number, to: number): Promise<Uint8Array> => {
    if (to <= before) return subtreeHash(from, to);
    if (from >= before) return merkleRoot(added.slice(from - before, to - before));
    const middle = from + split(to - from);
    return nodeHash(await hash(from, middle), await hash(middle, to));
  };
  return hash(start, start + tileSize);
}

async function appendOnce(
  entries: readonly LogEntry[],
  sign: (head: { treeSize: number; rootHash: string }) => Promise<SignedHead>,
): Promise<SignedHead | null> {
  const known = await Promise.all(entries.map(indexOf));
  const fresh = entries.filter((_entry, index) => known[index] === null);
  if (fresh.length === 0) return null;
  const last = await newest();
  const before = last?.treeSize ?? 0;
  const added = fresh.map(({ hash }) => hash);
  const treeSize = before + fresh.length;
  const rootHash = text(await rootWith(treeSize, before, added));
  const head = await sign({ treeSize, rootHash });
  const epoch = (last?.epoch ?? 0) + 1;
  await transact([
    ...fresh.map(({ hash }, offset) =>
      putOnce({ ...leafPlace(before + offset), t: 'logLeaf', hash: text(hash) }),
    ),
    ...fresh.map(({ stream, seq }, offset) =>
      putOnce({ ...positionPlace({ stream, seq }), t: 'logPosition', index: before + offset }),
    ),
    ...(await completedTiles(before, added)),
    putOnce({ ...headPlace(epoch), t: 'logHead', epoch, ...head }),
  ]);
  return head;
}

/** The deployment's log in the evidence table: leaves, tile roots and heads are put once and never change. */
export const evidenceLog: EvidenceLog = {
  newestHead: newest,
  indexOf,
  async append(entries, sign) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await appendOnce(entries, sign);
      } catch (error) {
        // Another writer closed an epoch first: read where the log ends now and try again.
        if (!(error instanceof ConditionFailed) || attempt >= tries) throw error;
      }
    }
  },
  inclusion: (index, treeSize) => inclusion(index, 0, treeSize),
  consistency: (from, to) => consistency(from, 0, to, true),
};
