import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Hash of a leaf: SHA-256(0x00 ‖ data), RFC 9162 §2.1.1. */
export const leafHash = (data: Uint8Array): Uint8Array => sha256(LEAF, data);

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right), RFC 9162 §2.1.1. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** Largest power of two smaller than n (n ≥ 2). */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** Root over leaf hashes, RFC 9162 §2.1.1; the root of nothing is SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const k = split(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, k)), merkleRoot(leaves.slice(k)));
}

/** Inclusion proof of leaf `index` (0-based) in a tree over `leaves`, RFC 9162 §2.1.3.1. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no such leaf');
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...inclusionProof(leaves.slice(0, k), index), merkleRoot(leaves.slice(k))]
    : [...inclusionProof(leaves.slice(k), index - k), merkleRoot(leaves.slice(0, k))];
}

/** Verifies an inclusion proof, RFC 9162 §2.1.3.2. */
export function rootFromInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | null {
  if (index < 0 || index >= size) return null;
  let fn = index;
  let sn = size - 1;
  let root = leaf;
  for (const hash of proof) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      root = nodeHash(hash, root);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else {
      root = nodeHash(root, hash);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 ? root : null;
}

/** Consistency proof between the first `from` leaves and all of them, RFC 9162 §2.1.4.1. */
export function consistencyProof(leaves: readonly Uint8Array[], from: number): Uint8Array[] {
  if (!Number.isInteger(from) || from < 1 || from > leaves.length) throw new RangeError('no such tree');
  const walk = (m: number, part: readonly Uint8Array[], whole: boolean): Uint8Array[] => {
    if (m === part.length) return whole ? [] : [merkleRoot(part)];
    const k = split(part.length);
    return m <= k
      ? [...walk(m, part.slice(0, k), whole), merkleRoot(part.slice(k))]
      : [...walk(m - k, part.slice(k), false), merkleRoot(part.slice(0, k))];
  };
  return walk(from, leaves, true);
}

/** A tree as a signed head names it. */
export interface TreeHead {
  readonly treeSize: number;
  readonly root: Uint8Array;
}

/** Whether the newer tree begins with the older one, RFC 9162 §2.1.4.2; sizes from 1. */
export function isConsistent(older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[]): boolean {
  const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);
  if (older.treeSize < 1 || older.treeSize > newer.treeSize) return false;
  if (older.treeSize === newer.treeSize) return proof.length === 0 && same(older.root, newer.root);
  const isPowerOfTwo = Number.isInteger(Math.log2(older.treeSize));
  const [first, ...rest] = isPowerOfTwo ? [older.root, ...proof] : proof;
  if (first === undefined) return false;
  let fn = older.treeSize - 1;
  let sn = newer.treeSize - 1;
  const up = () => {
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  };
  while (fn % 2 === 1) up();
  let oldRoot = first;
  let newRoot = first;
  for (const hash of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      oldRoot = nodeHash(hash, oldRoot);
      newRoot = nodeHash(hash, newRoot);
      while (fn % 2 === 0 && fn !== 0) up();
    } else {
      newRoot = nodeHash(newRoot, hash);
    }
    up();
  }
  return sn === 0 && same(oldRoot, older.root) && same(newRoot, newer.root);
}
