import { nodeHash } from '../../domain/evidence/merkle.ts';
import { environment } from '../environment.ts';
import { queryAll } from '../records/query.ts';

/** Leaves per tile, as in the tiled logs of RFC 9162's successors: eight levels of hashes at a time. */
export const tileSize = 256;

const pad = (value: number): string => String(value).padStart(10, '0');
export const leafPlace = (index: number) => ({
  pk: `G#leaves#${pad(Math.floor(index / tileSize))}`,
  sk: pad(index),
});
/** The root of a complete tile, put once when its last leaf is appended. */
export const tilePlace = (tile: number) => ({ pk: 'G#tiles', sk: pad(tile) });

async function hashes(pk: string, first: number, last: number): Promise<Uint8Array[]> {
  const rows = await queryAll({
    TableName: environment('EVIDENCE_TABLE'),
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': pk, ':first': pad(first), ':last': pad(last) },
    ConsistentRead: true,
  });
  return rows.map((row) => Buffer.from(String(row.hash), 'base64url'));
}

const leavesOf = (tile: number, from: number, to: number): Promise<Uint8Array[]> =>
  hashes(leafPlace(tile * tileSize).pk, from, to);
const tilesBetween = (first: number, last: number): Promise<Uint8Array[]> => hashes('G#tiles', first, last);

const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

function fold(level: readonly Uint8Array[]): Uint8Array {
  const [only] = level;
  if (only === undefined) throw new Error('a log with a gap');
  if (level.length === 1) return only;
  const k = split(level.length);
  return nodeHash(fold(level.slice(0, k)), fold(level.slice(k)));
}

/**
 * Hash of the subtree over leaves [from, to), RFC 9162 §2.1.1, where `from` is a multiple of the subtree's width.
 * Whole tiles are read as one hash each.
 */
export async function subtreeHash(from: number, to: number): Promise<Uint8Array> {
  const size = to - from;
  const firstTile = Math.floor(from / tileSize);
  if (size < tileSize || from % tileSize !== 0) {
    const leaves = await leavesOf(firstTile, from, to - 1);
    if (leaves.length !== size) throw new Error('a log with a gap');
    return fold(leaves);
  }
  const whole = Math.floor(size / tileSize);
  const tiles = await tilesBetween(firstTile, firstTile + whole - 1);
  if (tiles.length !== whole) throw new Error('a log with a gap');
  const rest = size % tileSize;
  if (rest === 0) return fold(tiles);
  // The tree splits at the largest power of two below its size, which is a whole number of tiles.
  const k = split(size);
  return nodeHash(await subtreeHash(from, from + k), await subtreeHash(from + k, to));
}

/** RFC 9162 §2.1.3.1, subtree by subtree. */
export async function inclusion(index: number, from: number, to: number): Promise<Uint8Array[]> {
  if (to - from === 1) return [];
  const middle = from + split(to - from);
  return index < middle
    ? [...(await inclusion(index, from, middle)), await subtreeHash(middle, to)]
    : [...(await inclusion(index, middle, to)), await subtreeHash(from, middle)];
}

/** RFC 9162 §2.1.4.1, subtree by subtree. */
export async function consistency(
  m: number,
  from: number,
  to: number,
  whole: boolean,
): Promise<Uint8Array[]> {
  if (m === to - from) return whole ? [] : [await subtreeHash(from, to)];
  const middle = from + split(to - from);
  const k = middle - from;
  return m <= k
    ? [...(await consistency(m, from, middle, whole)), await subtreeHash(middle, to)]
    : [...(await consistency(m - k, middle, to, false)), await subtreeHash(from, middle)];
}
