import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentOf, jcs, makeLeaf } from '../../../layers/domain/evidence/leaf.ts';
import {
  consistencyProof,
  inclusionProof,
  isConsistent,
  leafHash,
  merkleRoot,
  nodeHash,
  rootFromInclusion,
} from '../../../layers/domain/evidence/merkle.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** The reference tree of Certificate Transparency implementations (RFC 9162 trees over these eight inputs). */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => leafHash(Buffer.from(text, 'hex')));
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const trees = fc
  .integer({ min: 1, max: 70 })
  .map((size) => Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`leaf ${index}`))));

describe('the tree of RFC 9162', () => {
  it.each(roots.map((root, size) => [size, root] as const))(
    'over %i leaves has the known root',
    (size, root) => {
      expect(hex(merkleRoot(inputs.slice(0, size)))).toBe(root);
    },
  );

  it('has the audit paths of the eight-leaf tree', () => {
    expect(inclusionProof(inputs, 0).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
  });

  it('is consistent with every earlier tree by its proof, and with nothing else', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(), (leaves, a, b) => {
        const size = 1 + (a % leaves.length);
        const older = { treeSize: size, root: merkleRoot(leaves.slice(0, size)) };
        const newer = { treeSize: leaves.length, root: merkleRoot(leaves) };
        const proof = consistencyProof(leaves, size);
        const other = leafHash(Buffer.from('another'));
        expect(isConsistent(older, newer, proof)).toBe(true);
        expect(isConsistent({ ...older, root: other }, newer, proof)).toBe(false);
        expect(isConsistent(older, { ...newer, root: other }, proof)).toBe(false);
        expect(isConsistent(older, newer, [...proof, other])).toBe(false);
        const lied = proof.map((hash, index) => (index === b % proof.length ? other : hash));
        expect(isConsistent(older, newer, lied)).toBe(proof.length === 0);
        // A fork: the same sizes, an entry of the older part exchanged.
        const forked = leaves.map((leaf, index) => (index === b % size ? other : leaf));
        expect(isConsistent(older, { ...newer, root: merkleRoot(forked) }, proof)).toBe(false);
      }),
    );
  });

  it('proves every leaf into its root, and nothing else', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(), (leaves, a, b) => {
        const index = a % leaves.length;
        const proof = inclusionProof(leaves, index);
        const leaf = leaves[index] ?? leafHash(new Uint8Array());
        const root = hex(merkleRoot(leaves));
        const reached = (...[one, at, path]: [Uint8Array, number, Uint8Array[]]) => {
          const got = rootFromInclusion(one, at, leaves.length, path);
          return got === null ? null : hex(got);
        };
        expect(reached(leaf, index, proof)).toBe(root);
        expect(reached(leafHash(Buffer.from('other')), index, proof)).not.toBe(root);
        const elsewhere = b % leaves.length;
        if (elsewhere !== index) expect(reached(leaf, elsewhere, proof)).not.toBe(root);
        expect(reached(leaf, index, [...proof, leaf])).toBeNull();
        if (proof.length > 0) expect(reached(leaf, index, proof.slice(1))).not.toBe(root);
        expect(rootFromInclusion(leaf, leaves.length, leaves.length, proof)).toBeNull();
      }),
    );
  });

  it('I8: has consistency proofs that rebuild both roots (RFC 9162 §2.1.4.2)', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (leaves, n) => {
        const from = (n % leaves.length) + 1;
        const proof = consistencyProof(leaves, from);
        if (from === leaves.length) {
          expect(proof).toEqual([]);
          return;
        }
        const old = merkleRoot(leaves.slice(0, from));
        const path = Number.isInteger(Math.log2(from)) ? [old, ...proof] : [...proof];
        let fn = from - 1;
        let sn = leaves.length - 1;
        while (fn % 2 === 1) {
          fn = Math.floor(fn / 2);
          sn = Math.floor(sn / 2);
        }
        let [first = old] = path;
        let second = first;
        for (const hash of path.slice(1)) {
          expect(sn).not.toBe(0);
          if (fn % 2 === 1 || fn === sn) {
            first = nodeHash(hash, first);
            second = nodeHash(hash, second);
            while (fn % 2 === 0 && fn !== 0) {
              fn = Math.floor(fn / 2);
              sn = Math.floor(sn / 2);
            }
          } else second = nodeHash(second, hash);
          fn = Math.floor(fn / 2);
          sn = Math.floor(sn / 2);
        }
        expect([hex(first), hex(second)]).toEqual([hex(old), hex(merkleRoot(leaves))]);
      }),
    );
  });

  it('refuses places that do not exist', () => {
    for (const index of [-1, 8, 0.5]) expect(() => inclusionProof(inputs, index)).toThrow(RangeError);
    for (const from of [0, 9, 1.5]) expect(() => consistencyProof(inputs, from)).toThrow(RangeError);
  });
});

describe('a leaf', () => {
  const salt = Buffer.alloc(32, 7);

  it('commits with HMAC-SHA-256 to the canonical payload: order of members does not matter, content does', () => {
    const commitment = commitmentOf({ b: 1, a: 'Åse' }, salt);
    expect(commitment).toBe(commitmentOf({ a: 'Åse', b: 1 }, salt));
    expect(commitment).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(commitmentOf({ a: 'Åse', b: 2 }, salt)).not.toBe(commitment);
    expect(commitmentOf({ a: 'Åse', b: 1 }, Buffer.alloc(32, 8))).not.toBe(commitment);
  });

  it('hashes SHA-256(0x00 ‖ JCS {seq, type, at, commitment}), as the contract says', () => {
    const leaf = makeLeaf(3, 'recipient.signed', '2026-01-01T00:00:00.000Z', { x: 1 }, salt);
    const text = `{"at":"2026-01-01T00:00:00.000Z","commitment":"${leaf.commitment}","seq":3,"type":"recipient.signed"}`;
    expect(leaf.hash).toBe(Buffer.from(leafHash(Buffer.from(text))).toString('base64url'));
    expect(Buffer.from(jcs({ é: 1, a: [1, 'x'] })).toString()).toBe('{"a":[1,"x"],"é":1}');
    expect(() => jcs(undefined)).toThrow(TypeError);
  });
});
