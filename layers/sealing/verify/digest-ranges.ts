import type { ByteSource } from '../bytes/byte-source.ts';
import type { CryptoPort, Hasher, HashName } from '../crypto/crypto-port.ts';

/** The bytes [0, hole.start) and [hole.end, end) under one hash function. */
export interface RangeToDigest {
  readonly hash: HashName;
  readonly hole: { readonly start: number; readonly end: number };
  readonly end: number;
}

const CHUNK = 1024 ** 2;

/**
 * Hashes all ranges in one pass over the file. What ranges share is hashed once: a hasher runs over the whole file and
 * is copied where a hole begins, so a file with ten signatures costs little more than one with one.
 * @returns digests in the order of `ranges`
 */
export async function digestRanges(
  source: ByteSource,
  ranges: readonly RangeToDigest[],
  crypto: CryptoPort,
): Promise<Uint8Array[]> {
  const trunks = new Map<HashName, Hasher>();
  for (const { hash } of ranges) if (!trunks.has(hash)) trunks.set(hash, crypto.hasher(hash));
  const branches: (Hasher | undefined)[] = ranges.map(() => undefined);
  const cuts = [...new Set(ranges.flatMap(({ hole, end }) => [hole.start, hole.end, end]))].sort(
    (a, b) => a - b,
  );
  const last = cuts.at(-1) ?? 0;
  let at = 0;
  for (const cut of cuts) {
    while (at < cut) {
      const bytes = await source.read(at, Math.min(CHUNK, cut - at));
      if (bytes.length === 0) break;
      for (const [hash, trunk] of trunks) if (needsTrunk(ranges, hash, at)) trunk.update(bytes);
      for (const [i, { hole, end }] of ranges.entries())
        if (at >= hole.end && at < end) branches[i]?.update(bytes);
      at += bytes.length;
    }
    for (const [i, { hash, hole }] of ranges.entries()) {
      if (hole.start === cut) branches[i] = trunks.get(hash)?.copy();
    }
    if (cut === last) break;
  }
  return Promise.all(branches.map((branch) => branch?.digest() ?? new Uint8Array()));
}

/** The trunk of a hash runs as far as the last hole that begins under it. */
function needsTrunk(ranges: readonly RangeToDigest[], hash: HashName, at: number): boolean {
  return ranges.some((range) => range.hash === hash && at < range.hole.start);
}
