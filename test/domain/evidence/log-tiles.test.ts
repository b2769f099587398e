import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogTiles, type ReadTile, tileWidth } from '../../../layers/domain/evidence/log-tiles.ts';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  merkleRoot,
} from '../../../layers/domain/evidence/merkle.ts';

const hex = (hashes: readonly Uint8Array[]): string[] =>
  hashes.map((hash) => Buffer.from(hash).toString('hex'));
/** More than two levels of tiles would take 65,536 leaves; two full ones and a part show every path. */
const leaves = Array.from({ length: 2 * tileWidth + 77 }, (_, index) =>
  leafHash(Buffer.from(`leaf ${index}`)),
);

/** Appends in epochs of the given sizes, each seeing only what the ones before stored. */
async function grown(epochs: readonly number[]): Promise<{ size: number; reads: string[]; tiles: LogTiles }> {
  const stored = new Map<string, Uint8Array[]>();
  const reads: string[] = [];
  const read: ReadTile = async (level, tile) => {
    reads.push(`${level}/${tile}`);
    return stored.get(`${level}/${tile}`) ?? [];
  };
  let size = 0;
  for (const count of epochs) {
    const tiles = new LogTiles(read);
    for (const { level, index, hash } of await tiles.append(size, leaves.slice(size, size + count))) {
      const name = `${level}/${Math.floor(index / tileWidth)}`;
      stored.set(name, [...(stored.get(name) ?? []), hash]);
    }
    size = Math.min(leaves.length, size + count);
    expect(hex([await tiles.subtree(0, size)])).toEqual(hex([merkleRoot(leaves.slice(0, size))]));
  }
  reads.length = 0;
  return { size, reads, tiles: new LogTiles(read) };
}

const epochs = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 });

describe('the tiles of the log', () => {
  it('give the root and the proofs of RFC 9162, whatever the epochs were', async () => {
    await fc.assert(
      fc.asyncProperty(epochs, fc.nat(), fc.nat(), async (sizes, a, b) => {
        const { size, tiles } = await grown(sizes);
        const all = leaves.slice(0, size);
        const older = 1 + (b % size);
        expect(hex(await tiles.inclusion(a % size, 0, size))).toEqual(hex(inclusionProof(all, a % size)));
        expect(hex(await tiles.consistency(older, 0, size, true))).toEqual(hex(consistencyProof(all, older)));
      }),
      { numRuns: 40 },
    );
  });

  it('are read once each: a proof costs a tile a level, not a leaf a step', async () => {
    const { size, reads, tiles } = await grown([leaves.length]);
    await tiles.inclusion(3, 0, size);
    expect(reads.toSorted()).toEqual(['0/0', '0/2', '1/0']);
  });
});
