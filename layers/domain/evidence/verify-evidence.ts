import { createPublicKey, verify } from 'node:crypto';
import { commitmentOf, hashOfLeaf, type Leaf, logLeaf } from './leaf.ts';
import { merkleRoot, rootFromInclusion } from './merkle.ts';

/** What is checked of an evidence answer or bundle (contract §8). Unknown members are ignored. */
export interface EvidenceFile {
  readonly head: string | null;
  readonly events?: readonly {
    readonly seq: number;
    readonly type: string;
    readonly at: string;
    readonly leaf: string;
  }[];
  readonly proofs: {
    readonly stream: string;
    readonly leaves: readonly Leaf[];
    readonly envelopeRoot: string;
    readonly log: {
      readonly leafIndex: number;
      readonly treeSize: number;
      readonly hashes: readonly string[];
    } | null;
  };
  readonly salts?: readonly { readonly seq: number; readonly salt: string; readonly payload: unknown }[];
}

export interface PublicKeySet {
  readonly keys: readonly {
    readonly kid?: string;
    readonly kty: string;
    readonly crv?: string;
    readonly x?: string;
    readonly y?: string;
  }[];
}

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));

/**
 * Verifies a compact JWS, ES256 only (RFC 7515 §5.2, RFC 7518 §3.4); the algorithm is ours to choose, not the file's.
 * @param type what the statement says it is (`typ`): one kind never passes for another
 * @returns the payload, or null when no key of the set made this signature
 */
export function verifyJws(jws: string, keys: PublicKeySet, type = 'JOSE'): Record<string, unknown> | null {
  const [head, body, signature, ...more] = jws.split('.');
  if (head === undefined || body === undefined || signature === undefined || more.length > 0) return null;
  try {
    const { alg, kid, typ } = JSON.parse(bytes(head).toString('utf8')) as {
      alg?: string;
      kid?: string;
      typ?: string;
    };
    if (alg !== 'ES256' || typ !== type) return null;
    for (const key of keys.keys.filter(
      (one) => one.kty === 'EC' && one.crv === 'P-256' && (kid === undefined || one.kid === kid),
    )) {
      const { kty, crv = '', x = '', y = '' } = key;
      const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
      const input = Buffer.from(`${head}.${body}`, 'ascii');
      if (verify('sha256', input, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature))) {
        return JSON.parse(bytes(body).toString('utf8')) as Record<string, unknown>;
      }
    }
  } catch {
    return null;
  }
  return null;
}

function leafFaults(leaves: readonly Leaf[]): string[] {
  return leaves.flatMap((leaf, index) => [
    ...(leaf.seq === index + 1 ? [] : [`leaf ${index + 1} has the sequence number ${leaf.seq}`]),
    ...(same(hashOfLeaf(leaf), bytes(leaf.hash)) ? [] : [`leaf ${leaf.seq} does not hash to what it says`]),
  ]);
}

function eventFaults(file: EvidenceFile): string[] {
  return (file.events ?? []).flatMap((event) => {
    const leaf = file.proofs.leaves.find(({ seq }) => seq === event.seq);
    const agrees =
      leaf !== undefined && leaf.type === event.type && leaf.at === event.at && leaf.hash === event.leaf;
    return agrees ? [] : [`event ${event.seq} is not what its leaf says`];
  });
}

function saltFaults(file: EvidenceFile): string[] {
  return (file.salts ?? []).flatMap(({ seq, salt, payload }) => {
    const leaf = file.proofs.leaves.find((one) => one.seq === seq);
    return leaf !== undefined && commitmentOf(payload, bytes(salt)) === leaf.commitment
      ? []
      : [`payload ${seq} does not open its commitment`];
  });
}

function logFaults(file: EvidenceFile, root: Uint8Array, keys: PublicKeySet): string[] {
  const { log, leaves, stream } = file.proofs;
  if (log === null || file.head === null) return ['no epoch of the log has closed over this yet'];
  const head = verifyJws(file.head, keys);
  if (head === null) return ['the head of the log is not signed by these keys'];
  const leaf = logLeaf(stream, leaves.length, root);
  const computed = rootFromInclusion(leaf, log.leafIndex, log.treeSize, log.hashes.map(bytes));
  if (head.treeSize !== log.treeSize) return ['the proof is for another size of the log'];
  return computed !== null && same(computed, bytes(String(head.rootHash)))
    ? []
    : ['the proof does not lead to the signed head'];
}

/**
 * Verifies evidence offline: every leaf, their root, the payloads that salts are given for, and the way into the
 * signed head of the deployment's log. Flipped, inserted, deleted, reordered, truncated: each is a fault.
 * @returns the faults found; none means it holds
 */
export function verifyEvidence(file: EvidenceFile, keys: PublicKeySet): string[] {
  const { leaves, envelopeRoot } = file.proofs;
  const root = merkleRoot(leaves.map(({ hash }) => bytes(hash)));
  return [
    ...leafFaults(leaves),
    ...(same(root, bytes(envelopeRoot)) ? [] : ['the root is not the root of these leaves']),
    ...eventFaults(file),
    ...saltFaults(file),
    ...logFaults(file, root, keys),
  ];
}
