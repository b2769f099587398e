import { hashOfLeaf, type Leaf } from '../../layers/domain/evidence/leaf.ts';
import { merkleRoot } from '../../layers/domain/evidence/merkle.ts';
import type { EvidenceFile } from '../../layers/domain/evidence/verify-evidence.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const text = (hash: Uint8Array): string => Buffer.from(hash).toString('base64url');

/** The leaves with hashes, numbers and root made to fit: what a forger who can compute would write. */
function withLeaves(file: EvidenceFile, leaves: readonly Leaf[]): EvidenceFile {
  const fitted = leaves.map((leaf, index) => {
    const renumbered = { ...leaf, seq: index + 1 };
    return { ...renumbered, hash: text(hashOfLeaf(renumbered)) };
  });
  const { events: _events, ...rest } = file;
  const envelopeRoot = text(merkleRoot(fitted.map(({ hash }) => bytes(hash))));
  return { ...rest, proofs: { ...file.proofs, leaves: fitted, envelopeRoot } };
}

const flip = (base64url: string): string => {
  const changed = bytes(base64url);
  changed[0] = (changed[0] ?? 0) ^ 1;
  return text(changed);
};

/**
 * Every way of lying about a history, each as good as it can be made without the key of the log's heads: `older` is
 * an older signed head of the same log, `foreign` the head of another log.
 */
export function forgeries(
  file: EvidenceFile,
  { older, foreign }: { readonly older: string; readonly foreign: string },
): readonly (readonly [name: string, forged: EvidenceFile])[] {
  const { leaves, log } = file.proofs;
  const [first, second, ...rest] = leaves;
  const last = leaves.at(-1);
  if (first === undefined || second === undefined || last === undefined || log === null)
    throw new Error('too short a history to lie about');
  return [
    [
      'flip a bit of a commitment',
      withLeaves(file, [{ ...first, commitment: flip(first.commitment) }, second, ...rest]),
    ],
    [
      'move an event in time',
      withLeaves(file, [first, { ...second, at: '2020-01-01T00:00:00.000Z' }, ...rest]),
    ],
    [
      'flip a bit of a hash alone',
      {
        ...file,
        proofs: { ...file.proofs, leaves: [{ ...first, hash: flip(first.hash) }, second, ...rest] },
      },
    ],
    ['insert an event', withLeaves(file, [first, first, second, ...rest])],
    ['append an event', withLeaves(file, [...leaves, last])],
    ['delete an event', withLeaves(file, [first, ...rest])],
    ['reorder two events', withLeaves(file, [second, first, ...rest])],
    ['truncate the history', withLeaves(file, leaves.slice(0, -1))],
    ['truncate the log', { ...file, head: older }],
    ['fork the log', { ...file, head: foreign }],
    [
      'point elsewhere in the log',
      { ...file, proofs: { ...file.proofs, log: { ...log, leafIndex: log.leafIndex - 1 } } },
    ],
    [
      'flip a bit of the path',
      {
        ...file,
        proofs: {
          ...file.proofs,
          log: { ...log, hashes: [flip(log.hashes[0] ?? ''), ...log.hashes.slice(1)] },
        },
      },
    ],
    ['flip a bit of the head', { ...file, head: `${file.head?.slice(0, -5)}AAAAA` }],
    ['claim another stream', { ...file, proofs: { ...file.proofs, stream: 'another' } }],
    [
      'say something else in an event',
      { ...file, events: file.events?.map((event) => ({ ...event, type: 'envelope.voided' })) ?? [] },
    ],
  ];
}
