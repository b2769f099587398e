import { merkleRoot } from '../../domain/evidence/merkle.ts';
import { notFound } from '../../domain/failure.ts';
import type { Space } from '../../domain/space.ts';
import type { Aggregate, StoredEvent } from '../../ports/envelope-store.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Presented } from '../signing/presented.ts';

type Needs = Pick<Ports, 'envelopes' | 'log'>;
const pageSize = 100;

/** Every event of an envelope, oldest first. */
export async function allEvents(
  ports: Pick<Ports, 'envelopes'>,
  space: Space,
  id: string,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Ports['envelopes']['events']>> = await ports.envelopes.events(
      space,
      id,
      'evidence',
      { cursor, limit: pageSize },
    );
    events.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return events;
}

/** Where this envelope's newest version stands in the deployment's log; null until the epoch closes. */
async function logProof(ports: Needs, stream: string, seq: number) {
  const [head, leafIndex] = await Promise.all([ports.log.newestHead(), ports.log.indexOf({ stream, seq })]);
  if (head === null || leafIndex === null || leafIndex >= head.treeSize) return { head: null, log: null };
  const hashes = await ports.log.inclusion(leafIndex, head.treeSize);
  return {
    head: head.jws,
    log: {
      leafIndex,
      treeSize: head.treeSize,
      hashes: hashes.map((hash) => Buffer.from(hash).toString('base64url')),
    },
  };
}

export async function evidenceOf(ports: Needs, envelope: Aggregate<'evidence'>) {
  const { root, documents, recipients } = envelope;
  const [allOfThem, allLeaves, proof] = await Promise.all([
    allEvents(ports, envelope.space, envelope.id),
    ports.envelopes.leaves(root.stream),
    logProof(ports, root.stream, root.ver),
  ]);
  // Somebody may have acted since the envelope was read: the proof is about the version that was read.
  const events = allOfThem.filter(({ seq }) => seq <= root.ver);
  const leaves = allLeaves.filter(({ seq }) => seq <= root.ver);
  const hashOf = new Map(leaves.map((leaf) => [leaf.seq, leaf.hash]));
  return {
    envelopeId: envelope.id,
    documents: documents.map(({ id, sha256, sealed }) => ({
      id,
      originalSha256: sha256,
      sealedSha256: sealed?.sha256 ?? null,
      level: sealed === null ? null : root.sealLevel,
    })),
    participants: recipients.map(({ id, role, authentication, personal, actedAt }) => ({
      recipientId: id,
      role,
      method: authentication,
      presented: personal.presented === null ? null : (JSON.parse(personal.presented) as Presented),
      signedAt: actedAt,
    })),
    events: events.map(({ seq, type, at, actor }) => ({ seq, type, at, actor, leaf: hashOf.get(seq) ?? '' })),
    head: proof.head,
    proofs: {
      stream: root.stream,
      leaves: [...leaves],
      envelopeRoot: Buffer.from(
        merkleRoot(leaves.map(({ hash }) => Buffer.from(hash, 'base64url'))),
      ).toString('base64url'),
      log: proof.log,
    },
  };
}

/** Who did what, when, how identified, what was presented; with the proofs (contract §8). */
export async function getEvidence(ports: Needs, space: Space, id: string) {
  const envelope = await ports.envelopes.load(space, id, 'evidence');
  if (envelope === null || 'purged' in envelope) throw notFound();
  return evidenceOf(ports, envelope);
}

/**
 * The same for a party, with what opens the commitments that concern the envelope or that party: it still proves
 * after this system has erased its own copy.
 */
export async function getPartyEvidence(ports: Needs, space: Space, id: string, recipientId: string) {
  const envelope = await ports.envelopes.load(space, id, 'evidence');
  if (envelope === null || 'purged' in envelope || envelope.root.status !== 'completed') throw notFound();
  const [evidence, events] = await Promise.all([evidenceOf(ports, envelope), allEvents(ports, space, id)]);
  const own = events.filter(
    ({ subject, salt }) => salt !== '' && (subject === null || subject === recipientId),
  );
  return {
    evidence,
    salts: own.map(({ seq, salt, payload }) => ({
      seq,
      salt,
      payload: JSON.parse(JSON.stringify(payload)) as Record<string, unknown>,
    })),
  };
}
