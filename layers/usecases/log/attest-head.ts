import { isCosignatureOf } from '../../domain/evidence/signed-statement.ts';
import { EgressFailed, EgressRefused } from '../../ports/egress.ts';
import type { SignedHead } from '../../ports/evidence-log.ts';
import type { Witness } from '../../ports/log-attestations.ts';
import type { Ports } from '../../ports/ports.ts';

/** Puts a time-stamp (RFC 3161) of whichever authority is configured on these bytes; DER. */
export type Stamp = (text: string) => Promise<Uint8Array>;
type Needs = Pick<Ports, 'log' | 'attestations' | 'witnessed' | 'egress'>;

interface WitnessAnswer {
  readonly cosignature?: string;
  readonly code?: string;
  readonly errors?: readonly { readonly detail: string }[];
}

/** What a round has come to: a witness that refuses to follow is an incident, one that is away is asked again. */
export interface Attested {
  readonly anchored: boolean;
  readonly cosigned: number;
  readonly unreachable: number;
  /** Witnesses that say they have seen another log of ours. */
  readonly forked: readonly string[];
}

const sameDay = (a: string, b: Date): boolean => a.slice(0, 10) === b.toISOString().slice(0, 10);

async function anchor(ports: Needs, head: SignedHead, stamp: Stamp, now: Date): Promise<boolean> {
  const last = await ports.attestations.newestAnchor();
  if (last !== null && (last.treeSize >= head.treeSize || sameDay(last.at, now))) return false;
  const token = await stamp(head.jws);
  await ports.attestations.addAnchor({
    treeSize: head.treeSize,
    head: head.jws,
    token,
    at: now.toISOString(),
  });
  return true;
}

async function send(
  ports: Needs,
  witness: Witness,
  head: SignedHead,
  from: number,
  now: Date,
): Promise<WitnessAnswer> {
  const proof = from === 0 ? [] : await ports.log.consistency(from, head.treeSize);
  const hashes = proof.map((hash) => Buffer.from(hash).toString('base64url'));
  const { body } = await ports.egress.call(
    {
      recipient: witness.id,
      space: null,
      purpose: 'evidence',
      categories: ['system.operations'],
      url: `${witness.endpoint}/log/witness`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ head: head.jws, from, hashes })),
    },
    now,
  );
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as WitnessAnswer;
  } catch {
    return {};
  }
}

async function askWitness(ports: Needs, witness: Witness, head: SignedHead, now: Date) {
  const before = await ports.attestations.cosignedBy(witness.id);
  if (before >= head.treeSize) return 'done';
  let answer = await send(ports, witness, head, before, now);
  if (answer.code === 'log_size_differs') {
    const seen = Number(answer.errors?.[0]?.detail ?? 0);
    // It has seen a longer log than there is: something was taken away here.
    if (seen > head.treeSize) return 'forked';
    // It saw a head whose co-signature never reached us: on from there.
    answer = await send(ports, witness, head, seen, now);
  }
  if (answer.code === 'log_forked' || answer.code === 'validation_failed') return 'forked';
  const { cosignature } = answer;
  if (cosignature === undefined || !isCosignatureOf(cosignature, head, witness.keys)) return 'unreachable';
  const { treeSize, jws } = head;
  await ports.attestations.addCosignature({ witness: witness.id, treeSize, head: jws, cosignature });
  return 'cosigned';
}

/**
 * Has others speak for the newest head: once a day a time-stamp authority, and every witness that has not seen it.
 * Run twice it does nothing.
 */
export async function attestHead(ports: Needs, stamp: Stamp, now: Date): Promise<Attested> {
  const head = await ports.log.newestHead();
  if (head === null) return { anchored: false, cosigned: 0, unreachable: 0, forked: [] };
  const anchored = await anchor(ports, head, stamp, now);
  const counts = { cosigned: 0, unreachable: 0 };
  const forked: string[] = [];
  for (const witness of await ports.witnessed.witnesses()) {
    const result = await askWitness(ports, witness, head, now).catch((error: unknown) => {
      if (error instanceof EgressFailed || error instanceof EgressRefused) return 'unreachable' as const;
      throw error;
    });
    if (result === 'forked') forked.push(witness.id);
    if (result === 'cosigned' || result === 'unreachable') counts[result] += 1;
  }
  return { anchored, ...counts, forked };
}
