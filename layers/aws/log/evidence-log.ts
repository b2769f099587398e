import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { LogTiles, type TileNode, tileWidth } from '../../domain/evidence/log-tiles.ts';
import type { EvidenceLog, LogEntry, SignedHead, StreamHead } from '../../ports/evidence-log.ts';
import { dynamo } from '../clients/dynamo.ts';
import { environment } from '../environment.ts';
import { queryAll } from '../records/query.ts';
import { ConditionFailed, type TransactItem, transact } from '../records/transact.ts';

const tries = 5;
const pad = (value: number): string => String(value).padStart(12, '0');
const tilePartition = (level: number, tile: number): string => `G#tile#${level}#${pad(tile)}`;
/** A tile is one partition, its hashes in order. */
const nodePlace = ({ level, index }: TileNode) => ({
  pk: tilePartition(level, Math.floor(index / tileWidth)),
  sk: pad(index),
});
const headPlace = (epoch: number) => ({ pk: 'G#heads', sk: pad(epoch) });
const positionPlace = ({ stream, seq }: StreamHead) => ({ pk: `G#of#${stream}`, sk: pad(seq) });
const text = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url');

const openTiles = () =>
  new LogTiles(async (level, tile) => {
    const rows = await queryAll({
      TableName: environment('EVIDENCE_TABLE'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': tilePartition(level, tile) },
      ConsistentRead: true,
    });
    return rows.map((row) => Buffer.from(String(row.hash), 'base64url'));
  });

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

/** Whether the log commits to this version of the stream, or to a later one, which commits to it too. */
async function isCovered({ stream, seq }: StreamHead): Promise<boolean> {
  const { Count } = await dynamo().send(
    new QueryCommand({
      TableName: environment('EVIDENCE_TABLE'),
      KeyConditionExpression: 'pk = :pk AND sk >= :sk',
      ExpressionAttributeValues: { ':pk': positionPlace({ stream, seq }).pk, ':sk': pad(seq) },
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return (Count ?? 0) > 0;
}

const putOnce = (item: Record<string, unknown>): TransactItem => ({
  Put: {
    TableName: environment('EVIDENCE_TABLE'),
    Item: { v: 1, ...item },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

async function appendOnce(
  entries: readonly LogEntry[],
  sign: (head: { treeSize: number; rootHash: string }) => Promise<SignedHead>,
): Promise<SignedHead | null> {
  const covered = await Promise.all(entries.map(isCovered));
  const fresh = entries.filter((_entry, index) => covered[index] !== true);
  if (fresh.length === 0) return null;
  const last = await newest();
  const before = last?.treeSize ?? 0;
  const treeSize = before + fresh.length;
  const tiles = openTiles();
  const added = await tiles.append(
    before,
    fresh.map(({ hash }) => hash),
  );
  const head = await sign({ treeSize, rootHash: text(await tiles.subtree(0, treeSize)) });
  const epoch = (last?.epoch ?? 0) + 1;
  await transact([
    ...added.map((node) => putOnce({ ...nodePlace(node), t: 'logNode', hash: text(node.hash) })),
    ...fresh.map(({ stream, seq }, offset) =>
      putOnce({ ...positionPlace({ stream, seq }), t: 'logPosition', index: before + offset }),
    ),
    putOnce({ ...headPlace(epoch), t: 'logHead', epoch, ...head }),
  ]);
  return head;
}

/** The deployment's log in the evidence table: leaves, roots of full tiles and heads are put once and never change. */
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
  inclusion: (index, treeSize) => openTiles().inclusion(index, 0, treeSize),
  consistency: (from, to) => openTiles().consistency(from, 0, to, true),
};
